/**
 * An admission policy says to which requests it applies (`matchConstraints`, with at least one rule) and may be told by
 * parameters of some kind (`paramKind`). A mutating one also says whether it runs again when others have changed the
 * object.
 *
 * ```yaml
 * kind: ValidatingAdmissionPolicy
 * spec:
 *   paramKind: { apiVersion: "", kind: ReplicaLimit } # rules.example.com/v1
 *   matchConstraints:
 *     resourceRules: [] # which requests?
 * ```
 */
import { dns1035Label, dns1123Subdomain } from "../../../formats/names.ts";
import { policyKinds } from "../../../manifest/admission.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { type Message, say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "admission-policy",
  family: "server",
  severity: "error",
  summary: "An admission policy applies to no request, or has parameters of no valid kind.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/",
  kinds: policyKinds,
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const constraints = spec.at("matchConstraints");
    if (requireValue(constraints, report, say`say to which requests it applies`) && constraints.isMapping)
      requireValue(constraints.at("resourceRules"), report, say`say to which requests it applies`);
    if (spec.at("paramKind").isMapping) checkParamKind(spec.at("paramKind"), report);
    if (manifest.gvk.kind === "MutatingAdmissionPolicy") requireValue(spec.at("reinvocationPolicy"), report);
  },
};

function checkParamKind(paramKind: Cursor, report: Report): void {
  if (requireValue(paramKind.at("apiVersion"), report))
    checkFormat(paramKind.at("apiVersion"), apiVersion, report);
  if (requireValue(paramKind.at("kind"), report)) checkFormat(paramKind.at("kind"), kindName, report);
}

function apiVersion(text: string): Message | undefined {
  const [first = "", second, ...others] = text.split("/");
  if (others.length > 0) return say`must be a group and a version, as in \`example.com/v1\``;
  if (second === undefined) return dns1035Label(first);
  return (first === "" ? undefined : dns1123Subdomain(first)) ?? dns1035Label(second);
}

/** In lower case the name of a kind is a label. */
function kindName(text: string): Message | undefined {
  return dns1035Label(text.toLowerCase());
}

export default rule;
