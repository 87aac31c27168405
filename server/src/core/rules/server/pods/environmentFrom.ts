/**
 * An entry of `envFrom` takes all keys of one ConfigMap or one Secret, which it names. Its `prefix` must be a text that
 * names of variables can start with.
 *
 * ```yaml
 * envFrom:
 *   - configMapRef:
 *       name: settings
 *     secretRef: # an entry of its own
 *       name: passwords
 * ```
 */
import { dns1123Subdomain, environmentName, plainEnvironmentName } from "../../../formats/names.ts";
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { type Message, say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version names of variables may have any printable character but `=`. */
const relaxesNames = 32;

const rule: Rule = {
  code: "environment-from",
  family: "server",
  severity: "error",
  summary: "An entry of `envFrom` is not exactly one ConfigMap or Secret.",
  source:
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables",
  fields: ["envFrom"],
  kinds: podKinds,
  check(manifest, report, { minor }) {
    const format = minor < relaxesNames ? plainEnvironmentName : environmentName;
    for (const { at } of containersIn(manifest)) {
      for (const entry of at.at("envFrom").items()) {
        checkFormat(entry.at("prefix"), format, report);
        checkReferences(entry, report);
      }
    }
  },
};

function checkReferences(entry: Cursor, report: Report): void {
  const references = ["configMapRef", "secretRef"].map((name) => entry.at(name));
  const given = references.filter((reference) => reference.present);
  if (given.length !== 1) {
    const path = entry.parent?.path ?? entry.path;
    report(entry, say`An entry has exactly one of \`configMapRef\` and \`secretRef\`.`, { path });
  }
  for (const reference of given) {
    const name = reference.at("name");
    if (reference.isMapping && requireValue(name, report)) checkFormat(name, prefixOfName, report);
  }
}

/** The server checks these names like the beginnings of generated ones, which may end with `-`. */
function prefixOfName(text: string): Message | undefined {
  const isCut = text.length > 1 && text.endsWith("-");
  return dns1123Subdomain(isCut ? `${text.slice(0, -2)}a` : text);
}

export default rule;
