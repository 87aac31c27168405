import type { Fix } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { YamlNode } from "../yaml/node.ts";
import { addEntry, type Edit } from "./addEntry.ts";

/**
 * Adds an empty volume of that name to a pod. It is never the only right repair: the volume may have to hold something.
 * No fix where the pod is written in flow style or comes from an alias.
 */
export function addVolume(spec: Cursor, name: string, text: string): readonly Fix[] {
  const volumes = spec.at("volumes");
  const edit = volumes.present
    ? appendTo(volumes.node, name, text)
    : addEntry(spec, "volumes", `\n${volume(name, "  ")}`, text);
  return edit === undefined ? [] : [{ title: say`Add an empty volume \`${name}\``, edits: [edit] }];
}

function appendTo(volumes: YamlNode | undefined, name: string, text: string): Edit | undefined {
  if (volumes?.kind !== "sequence" || volumes.flow || volumes.alias !== undefined) return undefined;
  const last = volumes.items.at(-1);
  const first = volumes.items[0];
  if (last === undefined || first === undefined || last.alias !== undefined) return undefined;
  const dash = /^(\s*)-\s/u.exec(text.slice(startOfLine(text, first.start), first.start));
  if (dash === null) return undefined;
  const at = endOfLine(text, last.end);
  return { range: { start: at, end: at }, newText: `\n${volume(name, dash[1] ?? "")}` };
}

function volume(name: string, indentation: string): string {
  return `${indentation}- name: ${name}\n${indentation}  emptyDir: {}`;
}
