/**
 * An entry of `hostAliases` becomes a line of `/etc/hosts`: an IP address and DNS names in lower case.
 *
 * ```yaml
 * hostAliases:
 *   - ip: db.internal # an address
 *     hostnames: ["db"]
 * ```
 */
import { ipAddress } from "../../../formats/addressComplaints.ts";
import { dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import { checkFormat } from "../../checkFormat.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "host-alias",
  family: "server",
  severity: "error",
  summary: "A line for the hosts file of a pod has no IP address, or names that DNS can not have.",
  source: "https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/",
  fields: ["hostAliases"],
  kinds: podKinds,
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      for (const alias of spec.at("hostAliases").items()) {
        if (requireFilled(alias.at("ip"), report)) checkFormat(alias.at("ip"), ipAddress, report);
        for (const name of alias.at("hostnames").items()) checkName(name, report);
      }
    }
  },
};

function checkName(name: Cursor, report: Report): void {
  const complaint = name.string === undefined ? undefined : dns1123Subdomain(name.string);
  if (complaint !== undefined) report(name, say`The name \`${name.string ?? ""}\` ${complaint}.`);
}

export default rule;
