import type { Fix } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { YamlNode } from "../yaml/node.ts";

/**
 * Adds an empty volume of that name to a pod. One that is never the only right repair: the volume may have to hold
 * something. No fix where the pod is written in flow style or comes from an alias.
 */
export function addVolume(spec: Cursor, name: string, text: string): readonly Fix[] {
  const volumes = spec.at("volumes");
  const edit = volumes.present ? appendTo(volumes.node, name, text) : addList(spec.node, name, text);
  return edit === undefined ? [] : [{ title: `Add an empty volume \`${name}\``, edits: [edit] }];
}

type Edit = Fix["edits"][number];

function appendTo(volumes: YamlNode | undefined, name: string, text: string): Edit | undefined {
  if (volumes?.kind !== "sequence" || volumes.flow || volumes.alias !== undefined) return undefined;
  const last = volumes.items.at(-1);
  const first = volumes.items[0];
  if (last === undefined || first === undefined || last.alias !== undefined) return undefined;
  const line = startOfLine(text, first.start);
  const dash = /^\s*-\s/u.exec(text.slice(line, first.start));
  return dash === null ? undefined : insertAfter(last.end, name, dash[0].indexOf("-"), text);
}

function addList(spec: YamlNode | undefined, name: string, text: string): Edit | undefined {
  if (spec?.kind !== "mapping" || spec.flow || spec.alias !== undefined) return undefined;
  const own = spec.entries.filter((entry) => entry.merged !== true);
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined || last.value.alias !== undefined) return undefined;
  const indentation = first.key.start - startOfLine(text, first.key.start);
  const edit = insertAfter(Math.max(last.key.end, last.value.end), name, indentation + 2, text);
  return { ...edit, newText: `\n${" ".repeat(indentation)}volumes:${edit.newText}` };
}

function insertAfter(offset: number, name: string, indentation: number, text: string): Edit {
  const at = endOfLine(text, offset);
  const blanks = " ".repeat(indentation);
  return {
    range: { start: at, end: at },
    newText: `\n${blanks}- name: ${name}\n${blanks}  emptyDir: {}`,
  };
}
