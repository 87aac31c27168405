/**
 * An Ingress has rules or a default backend. Hosts are DNS names, of which the first part may be `*`; paths start with
 * `/`, and with `pathType: Exact` or `Prefix` they have no empty, relative or encoded segments.
 *
 * ```yaml
 * rules:
 *   - host: "www.*.example.com" # only as the first part
 * ```
 */
import { requestHost, wildcardHostName } from "../../../formats/hostName.ts";
import { dns1123Subdomain } from "../../../formats/names.ts";
import type { Fix } from "../../../finding.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { type Message, say } from "../../../text/message.ts";
import { checkAnyFormat, checkFormat } from "../../checkFormat.ts";
import { replaceValue } from "../../replaceValue.ts";
import { isUnset, requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const classAnnotation = "kubernetes.io/ingress.class";

const forbiddenInside = ["//", "/./", "/../", "%2f", "%2F"];
const forbiddenEnds = ["/..", "/."];

const rule: Rule = {
  code: "ingress-rules",
  family: "server",
  severity: "error",
  summary: "The rules, hosts or paths of an Ingress are missing or malformed.",
  source: "https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-rules",
  kinds: ["networking.k8s.io/Ingress"],
  check(manifest, report) {
    if (manifest.gvk.version !== "v1") return;
    const spec = manifest.root.at("spec");
    if (isUnset(spec.at("rules")) && !spec.at("defaultBackend").present) {
      report(spec, say`An Ingress needs \`rules\` or a \`defaultBackend\`.`, { on: "key" });
    }
    checkClass(manifest.root, report);
    for (const item of spec.at("rules").items()) {
      checkFormat(item.at("host"), requestHost, report);
      const paths = item.at("http", "paths");
      requireFilled(paths, report, say`\`http\` needs at least one path`);
      for (const path of paths.items()) checkPath(path, report);
    }
    for (const tls of spec.at("tls").items()) {
      for (const host of tls.at("hosts").items()) checkAnyFormat(host, wildcardHostName, report);
      checkFormat(tls.at("secretName"), dns1123Subdomain, report);
    }
  },
};

function checkClass(root: Cursor, report: Report): void {
  const name = root.at("spec", "ingressClassName");
  const annotation = root.at("metadata", "annotations").key(classAnnotation);
  if (!name.present) return;
  if (name.string === "")
    report(name, say`\`ingressClassName\` is empty; leave it out to use the default class.`);
  checkFormat(name, dns1123Subdomain, report);
  if (annotation.present) {
    report(annotation, say`This annotation can not stand beside \`spec.ingressClassName\`; remove one.`, {
      on: "key",
    });
  }
}

function checkPath(entry: Cursor, report: Report): void {
  const place = entry.at("path");
  const type = entry.at("pathType").string;
  const path = place.present ? place.string : "";
  if (path === undefined || type === undefined) return;
  if (type === "ImplementationSpecific") {
    if (path !== "" && !path.startsWith("/")) report(place, relative(path), { fixes: absolute(place, path) });
    return;
  }
  if (type !== "Exact" && type !== "Prefix") return;
  if (!path.startsWith("/")) report(place, relative(path), { fixes: absolute(place, path) });
  const inside = forbiddenInside.find((part) => path.includes(part));
  const end = forbiddenEnds.find((part) => path.endsWith(part));
  if (inside !== undefined) report(place, say`The path \`${path}\` has \`${inside}\` in it.`);
  if (end !== undefined) report(place, say`The path \`${path}\` ends with \`${end}\`.`);
}

function relative(path: string): Message {
  return path === ""
    ? say`The path is missing; it must start with \`/\`.`
    : say`The path \`${path}\` must start with \`/\`.`;
}

/** Only a plain relative path has an obvious absolute form. */
function absolute(place: Cursor, path: string): readonly Fix[] {
  return /^[A-Za-z0-9][-A-Za-z0-9_./]*$/u.test(path) ? replaceValue(place, `/${path}`) : [];
}

export default rule;
