/**
 * The name of an IPAddress is the address itself, and `parentRef` says what it is given to.
 *
 * ```yaml
 * kind: IPAddress
 * metadata:
 *   name: address-of-web # must be like 10.96.0.10
 * ```
 */
import { parseIp } from "../../../formats/ip.ts";
import { dns1123Subdomain, pathSegmentName } from "../../../formats/names.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "ip-address-object",
  family: "server",
  severity: "error",
  summary: "An IPAddress is not called after an IP address, or belongs to nothing.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ip-address-v1/",
  kinds: ["networking.k8s.io/IPAddress"],
  check(manifest, report) {
    const name = manifest.root.at("metadata", "name");
    if (name.string !== undefined && name.string !== "" && parseIp(name.string) === undefined) {
      report(name, say`\`${name.string}\` is no IP address.`);
    }
    const parent = manifest.root.at("spec", "parentRef");
    for (const field of [parent.at("resource"), parent.at("name")]) {
      if (requireFilled(field, report)) checkFormat(field, pathSegmentName, report);
    }
    checkFormat(parent.at("namespace"), pathSegmentName, report);
    checkFormat(parent.at("group"), dns1123Subdomain, report);
  },
};

export default rule;
