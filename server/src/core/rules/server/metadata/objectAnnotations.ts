/**
 * Annotations of objects and pod templates have keys like labels do, in any case. Their values are free, but all
 * together they hold at most 256 KiB.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     "my note": … # no blanks in a key
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { utf8Length } from "../../../text/utf8Length.ts";
import type { Report, Rule } from "../../rule.ts";

const mostBytes = 256 * 1024;

const rule: Rule = {
  code: "object-annotations",
  family: "server",
  severity: "error",
  summary: "An annotation has a key that annotations can not have, or all of them are too large.",
  source:
    "https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set",
  fields: ["annotations"],
  kinds: "*",
  check(manifest, report, { namespaced }) {
    if (namespaced === undefined) return;
    const annotations = manifest.root.at("metadata", "annotations");
    checkAnnotations(annotations, annotations.path, report);
    for (const { metadata, template } of podSpecsOf(manifest)) {
      // The server's path leaves `metadata` out.
      if (template)
        checkAnnotations(metadata.at("annotations"), `${metadata.parent?.path ?? ""}.annotations`, report);
    }
  },
};

function checkAnnotations(annotations: Cursor, path: string, report: Report): void {
  let size = 0;
  for (const annotation of annotations.keys()) {
    const complaint = qualifiedName(annotation.name.toLowerCase());
    if (complaint !== undefined)
      report(annotation, say`The annotation key \`${annotation.name}\` ${complaint}.`, { on: "key", path });
    size += utf8Length(annotation.name) + utf8Length(annotation.string ?? "");
  }
  if (size > mostBytes) {
    report(annotations, say`The annotations have ${size} bytes; at most ${mostBytes} are stored.`, {
      on: "key",
      path,
    });
  }
}

export default rule;
