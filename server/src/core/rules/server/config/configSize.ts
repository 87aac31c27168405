/**
 * The data of a ConfigMap or a Secret can not be larger than 1 MiB, keys not counted.
 *
 * ```yaml
 * binaryData:
 *   model.bin: … # put large files into a volume or an image
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { utf8Length } from "../../../text/utf8Length.ts";
import type { Rule } from "../../rule.ts";

const mostBytes = 1024 * 1024;

const rule: Rule = {
  code: "config-size",
  family: "server",
  severity: "error",
  summary: "A ConfigMap or Secret holds more than 1 MiB.",
  source: "https://kubernetes.io/docs/concepts/configuration/configmap/#motivation",
  kinds: ["/ConfigMap", "/Secret"],
  check(manifest, report) {
    const { root, gvk } = manifest;
    const isSecret = gvk.kind === "Secret";
    const plain = isSecret ? root.at("stringData") : root.at("data");
    const encoded = isSecret ? root.at("data") : root.at("binaryData");
    const overridden = (entry: Cursor): boolean => isSecret && plain.key(entry.name).node !== undefined;
    let size = 0;
    for (const entry of plain.keys()) size += utf8Length(entry.string ?? "");
    for (const entry of encoded.keys()) if (!overridden(entry)) size += decodedLength(entry.string ?? "");
    if (size <= mostBytes) return;
    // The server names the object itself for a ConfigMap.
    const path = isSecret ? "data" : "";
    report(
      plain.present ? plain : encoded,
      say`The data has ${size} bytes; at most ${mostBytes} (1 MiB) are stored.`,
      {
        on: "key",
        path,
      },
    );
  },
};

function decodedLength(base64: string): number {
  const digits = base64.replace(/[\s=]/gu, "").length;
  return Math.floor((digits * 3) / 4);
}

export default rule;
