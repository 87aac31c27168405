/**
 * A rule of an HTTPRoute holds together: a path begins with `/` and has no empty part, a request waits at least as long as each of
 * its tries, a filter is described under its own name, a Service needs a port, and an InferencePool its group. The definition of
 * the kind says so by expressions that are only evaluated where it is installed.
 *
 * ```yaml
 * rules:
 *   - matches:
 *       - path: { type: PathPrefix, value: v1 } # must be /v1
 *     backendRefs:
 *       - name: llm # needs a port
 * ```
 */
import { parseGoDuration } from "../../../formats/duration.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "route-rule",
  family: "workload",
  severity: "warning",
  summary: "A rule of a route does not hold together.",
  source: "https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule",
  kinds: ["gateway.networking.k8s.io/HTTPRoute", "gateway.networking.k8s.io/GRPCRoute"],
  check({ root }, report) {
    for (const one of root.at("spec", "rules").items()) {
      for (const match of one.at("matches").items()) checkPath(match.at("path"), report);
      for (const backend of one.at("backendRefs").items()) checkBackend(backend, report);
      for (const filter of one.at("filters").items()) checkFilter(filter, report);
      checkTimeouts(one.at("timeouts"), report);
    }
  },
};

function checkPath(path: Cursor, report: Report): void {
  const value = path.at("value");
  const text = value.string;
  if (text === undefined || path.at("type").string === "RegularExpression") return;
  if (!text.startsWith("/"))
    report(value, say`A path begins with \`/\`.`, { fixes: replaceValue(value, `/${text}`) });
  else if (/\/\/|\/\.{1,2}(?:\/|$)|%2f|#/iu.test(text))
    report(value, say`A path has no empty part, no \`.\`, \`..\` or \`#\`, and no \`%2f\`.`);
}

const poolGroup = "inference.networking.k8s.io";

function checkBackend(backend: Cursor, report: Report): void {
  const kind = backend.at("kind").string ?? "Service";
  const group = backend.at("group").string ?? "";
  if (kind === "Service" && group === "" && !backend.at("port").present)
    report(backend, say`A Service needs the \`port\` that requests are sent to.`);
  if (kind === "InferencePool" && !group.startsWith("inference.networking."))
    report(
      backend.at("kind"),
      say`An InferencePool is of the group \`${poolGroup}\`; without \`group\` it is one of Kubernetes itself.`,
    );
}

/** What describes each type of filter. */
const filterFields: ReadonlyMap<string, string> = new Map([
  ["RequestHeaderModifier", "requestHeaderModifier"],
  ["ResponseHeaderModifier", "responseHeaderModifier"],
  ["RequestMirror", "requestMirror"],
  ["RequestRedirect", "requestRedirect"],
  ["URLRewrite", "urlRewrite"],
  ["ExtensionRef", "extensionRef"],
]);

function checkFilter(filter: Cursor, report: Report): void {
  const type = filter.at("type");
  const needed = filterFields.get(type.string ?? "");
  if (needed !== undefined && !filter.at(needed).present)
    report(type, say`A filter \`${type.string ?? ""}\` is described by \`${needed}\`.`);
}

function checkTimeouts(timeouts: Cursor, report: Report): void {
  const [whole, each] = [timeouts.at("request"), timeouts.at("backendRequest")];
  const [longest, one] = [parseGoDuration(whole.string ?? ""), parseGoDuration(each.string ?? "")];
  if (longest !== undefined && one !== undefined && longest > 0n && one > longest)
    report(each, say`A try may not last longer than the request, \`${whole.string ?? ""}\`.`);
}

export default rule;
