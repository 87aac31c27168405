/**
 * A Secret of type `kubernetes.io/tls` holds a certificate and a private key as PEM blocks. The API server stores anything
 * else too, with a warning; who reads the Secret will fail.
 *
 * ```yaml
 * type: kubernetes.io/tls
 * stringData:
 *   tls.crt: certificate # -----BEGIN CERTIFICATE----- …
 *   tls.key: key
 * ```
 */
import { decodeBase64 } from "../../../formats/base64.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "tls-secret",
  family: "server",
  severity: "warning",
  summary: "A TLS Secret holds no PEM blocks.",
  source: "https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets",
  kinds: ["/Secret"],
  check({ root }, report) {
    if (root.at("type").string !== "kubernetes.io/tls") return;
    for (const [key, content] of [
      ["tls.crt", say`certificate`],
      ["tls.key", say`private key`],
    ] as const) {
      const plain = root.at("stringData").key(key);
      const place = plain.present ? plain : root.at("data").key(key);
      const text = plain.present ? plain.string : decoded(place);
      if (text !== undefined && !text.includes("-----BEGIN ")) {
        report(place, say`\`${key}\` holds no ${content} as a PEM block.`);
      }
    }
  },
};

function decoded(place: Cursor): string | undefined {
  return place.string === undefined ? undefined : decodeBase64(place.string);
}

export default rule;
