import type { Cursor } from "../manifest/cursor.ts";
import type { Report } from "../report.ts";
import { say } from "../text/message.ts";
import { labelValue, qualifiedName } from "./names.ts";

/**
 * Report the keys and values of a map that labels can not have. The server names the map, by default by its own path.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function checkLabels(labels: Cursor, report: Report, path = labels.path): void {
  for (const label of labels.keys()) {
    const key = qualifiedName(label.name);
    if (key !== undefined) report(label, say`The label key \`${label.name}\` ${key}.`, { on: "key", path });
    const value = label.string === undefined ? undefined : labelValue(label.string);
    if (value !== undefined)
      report(label, say`The label value \`${label.string ?? ""}\` ${value}.`, { path });
  }
}
