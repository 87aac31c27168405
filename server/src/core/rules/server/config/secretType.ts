/**
 * The type of a Secret says which keys it must have: `kubernetes.io/tls` has `tls.crt` and `tls.key`,
 * `kubernetes.io/dockerconfigjson` has `.dockerconfigjson` with a JSON object, and so on. A key counts whether it
 * stands in `data` or `stringData`.
 *
 * ```yaml
 * type: kubernetes.io/tls
 * stringData:
 *   tls.crt: … # tls.key is missing
 * ```
 */
import { decodeBase64 } from "../../../formats/base64.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const accountAnnotation = "kubernetes.io/service-account.name";

const rule: Rule = {
  code: "secret-type",
  family: "server",
  severity: "error",
  summary: "A Secret lacks a key that its type requires.",
  source: "https://kubernetes.io/docs/concepts/configuration/secret/#secret-types",
  kinds: ["/Secret"],
  check(manifest, report) {
    const { root } = manifest;
    switch (root.at("type").string ?? "Opaque") {
      case "kubernetes.io/tls":
        for (const key of ["tls.crt", "tls.key"]) requireKey(root, key, report);
        break;
      case "kubernetes.io/dockercfg":
        checkJson(root, ".dockercfg", report);
        break;
      case "kubernetes.io/dockerconfigjson":
        checkJson(root, ".dockerconfigjson", report);
        break;
      case "kubernetes.io/basic-auth":
        if (dataOf(root, "username").node !== undefined || dataOf(root, "password").node !== undefined) break;
        for (const key of ["username", "password"]) requireKey(root, key, report);
        break;
      case "kubernetes.io/ssh-auth":
        requirePrivateKey(root, report);
        break;
      case "kubernetes.io/service-account-token":
        requireAccount(root.at("metadata", "annotations").key(accountAnnotation), report);
        break;
    }
  },
};

/** The value of a key wherever it is written; `stringData` wins. */
function dataOf(root: Cursor, key: string): Cursor {
  const plain = root.at("stringData").key(key);
  return plain.node === undefined ? root.at("data").key(key) : plain;
}

function requireKey(root: Cursor, key: string, report: Report): void {
  if (dataOf(root, key).node !== undefined) return;
  const type = root.at("type");
  report(type, say`A Secret of type \`${type.string ?? ""}\` needs the key \`${key}\`.`, {
    path: `data[${key}]`,
  });
}

/** A private key can not be empty, which the other types allow. */
function requirePrivateKey(root: Cursor, report: Report): void {
  const key = "ssh-privatekey";
  requireKey(root, key, report);
  const place = dataOf(root, key);
  if (place.node === undefined || place.string) return;
  report(place, say`\`${key}\` is empty.`, { path: `data[${key}]` });
}

function checkJson(root: Cursor, key: string, report: Report): void {
  requireKey(root, key, report);
  const place = dataOf(root, key);
  const isPlain = place.parent?.name === "stringData";
  // A `null` is a key with an empty value.
  const text = isPlain || place.string === undefined ? place.string : decodeBase64(place.string);
  if (place.node === undefined || (place.present && text === undefined)) return;
  if (!isJsonObject(text ?? ""))
    report(place, say`\`${key}\` must hold a JSON object.`, { path: `data[${key}]` });
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && !Array.isArray(value);
  } catch {
    return false;
  }
}

function requireAccount(annotation: Cursor, report: Report): void {
  if (annotation.string) return;
  report(
    annotation,
    say`A token needs the annotation \`${accountAnnotation}\` with the name of its service account.`,
  );
}

export default rule;
