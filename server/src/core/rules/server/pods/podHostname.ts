/**
 * `hostname` and `subdomain` are single DNS labels. `hostnameOverride` is a whole DNS name of at most 64 characters; it can
 * not be combined with `hostNetwork`, where the node gives the name, nor with `setHostnameAsFQDN`. The pods of a
 * StatefulSet get `hostname` and `subdomain` from it, so its template may say anything.
 *
 * ```yaml
 * hostname: web.example.com # hostname: web
 * ```
 */
import { dns1123Label, dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { lowerCase } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version the name can be overridden by default; before, the server drops the field unseen. */
const knowsOverride = 35;

const longestOverride = 64;

const rule: Rule = {
  code: "pod-hostname",
  family: "server",
  severity: "error",
  summary: "The host name of a pod is malformed, or given in ways that exclude each other.",
  source:
    "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-hostname-and-subdomain-fields",
  fields: ["hostname", "subdomain", "hostnameOverride", "setHostnameAsFQDN"],
  kinds: podKinds,
  check(manifest, report, { minor }) {
    for (const { spec } of podSpecsOf(manifest)) {
      for (const label of isGivenByController(manifest) ? [] : [spec.at("hostname"), spec.at("subdomain")]) {
        checkFormat(label, dns1123Label, report, { fixes: lowerCase(label, dns1123Label) });
      }
      if (minor >= knowsOverride && spec.at("hostnameOverride").present) checkOverride(spec, report);
    }
  },
};

/** A StatefulSet gives its pods these names itself, whatever its template says. */
function isGivenByController({ gvk }: Manifest): boolean {
  return gvk.kind === "StatefulSet";
}

function checkOverride(spec: Cursor, report: Report): void {
  const override = spec.at("hostnameOverride");
  for (const name of ["setHostnameAsFQDN", "hostNetwork"]) {
    if (spec.at(name).boolean === true) {
      report(override, say`\`hostnameOverride\` can not be combined with \`${name}\`.`, { on: "key" });
    }
  }
  const text = override.string;
  if (text === undefined) return;
  const complaint =
    text.length > longestOverride
      ? `has ${String(text.length)} characters; at most ${String(longestOverride)} are allowed`
      : dns1123Subdomain(text);
  if (complaint !== undefined) report(override, say`\`hostnameOverride\` is \`${text}\`: it ${complaint}.`);
}

export default rule;
