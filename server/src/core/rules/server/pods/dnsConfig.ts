/**
 * `dnsConfig` names up to 3 name servers by address, up to 32 search domains of 2048 characters together, and options.
 * With `dnsPolicy: None` there must be at least one name server.
 *
 * ```yaml
 * dnsPolicy: None # then say where names are looked up
 * dnsConfig:
 *   searches: ["example.com"]
 * ```
 */
import { ipAddress } from "../../../formats/addressComplaints.ts";
import { searchDomain } from "../../../formats/hostName.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const mostNameservers = 3;
const mostSearches = 32;
const longestSearches = 2048;

const rule: Rule = {
  code: "dns-config",
  family: "server",
  severity: "error",
  summary: "The DNS configuration of a pod has no name server, too much of something, or malformed names.",
  source: "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config",
  fields: ["dnsConfig", "dnsPolicy"],
  kinds: podKinds,
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      const config = spec.at("dnsConfig");
      const nameservers = config.at("nameservers");
      if (spec.at("dnsPolicy").string === "None" && nameservers.items().length === 0) {
        report(
          config.present ? nameservers : config,
          say`\`dnsPolicy: None\` needs a name server in \`dnsConfig\`.`,
        );
        continue;
      }
      checkNameservers(nameservers, report);
      checkSearches(config.at("searches"), report);
      for (const option of config.at("options").items()) {
        if (!option.at("name").string) report(option, say`An option of DNS needs a \`name\`.`);
      }
    }
  },
};

function checkNameservers(list: Cursor, report: Report): void {
  const servers = list.items();
  if (servers.length > mostNameservers) {
    report(list, say`A pod can have ${mostNameservers} name servers at most.`, { on: "key" });
  }
  for (const server of servers) {
    const complaint = server.string === undefined ? undefined : ipAddress(server.string);
    if (complaint !== undefined) report(server, say`\`${server.string ?? ""}\` ${complaint}.`);
  }
}

function checkSearches(list: Cursor, report: Report): void {
  const searches = list.items();
  if (searches.length > mostSearches) {
    report(list, say`A pod can have ${mostSearches} search domains at most.`, { on: "key" });
  }
  if (searches.map((search) => search.string).join(" ").length > longestSearches) {
    report(list, say`Search domains can have ${longestSearches} characters together.`, { on: "key" });
  }
  for (const search of searches) {
    const complaint = search.string === undefined ? undefined : searchDomain(search.string);
    if (complaint !== undefined) report(search, say`\`${search.string ?? ""}\` ${complaint}.`);
  }
}

export default rule;
