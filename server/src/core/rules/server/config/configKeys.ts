/**
 * Keys of a ConfigMap or Secret become file names: letters, digits, `-`, `_` and `.`, not `.` or `..` and at most 253
 * characters. In a ConfigMap one key can not stand in both `data` and `binaryData`.
 *
 * ```yaml
 * data:
 *   app/config.yaml: "" # no slash
 * ```
 */
import { configKey } from "../../../formats/names.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "config-keys",
  family: "server",
  severity: "error",
  summary: "A key of a ConfigMap or Secret can not be a file name, or stands in both maps.",
  source: "https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object",
  kinds: ["/ConfigMap", "/Secret"],
  check(manifest, report) {
    const { root, gvk } = manifest;
    const isSecret = gvk.kind === "Secret";
    for (const map of isSecret ? ["data", "stringData"] : ["data", "binaryData"]) {
      for (const entry of root.at(map).keys()) {
        const complaint = configKey(entry.name);
        // The server moves the entries of `stringData` into `data` before it looks at them.
        const path = isSecret ? `data[${entry.name}]` : entry.path;
        if (complaint !== undefined)
          report(entry, say`Key \`${entry.name}\` ${complaint}.`, { on: "key", path });
      }
    }
    if (isSecret) return;
    for (const entry of root.at("data").keys()) {
      if (root.at("binaryData").key(entry.name).node === undefined) continue;
      report(entry, say`Key \`${entry.name}\` stands in \`binaryData\` too.`, { on: "key" });
    }
  },
};

export default rule;
