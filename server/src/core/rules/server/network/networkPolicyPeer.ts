/**
 * Who a NetworkPolicy lets in or out is given by pods and namespaces or by a block of IP addresses, not by both. Parts
 * that are taken out of a block (`except`) are networks inside of it.
 *
 * ```yaml
 * from:
 *   - ipBlock:
 *       cidr: 10.0.0.0/8
 *       except: [192.168.0.0/16] # is not inside
 * ```
 */
import { network } from "../../../formats/addressComplaints.ts";
import { parseCidr, type Cidr } from "../../../formats/ip.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { networkPolicyPeers } from "../../networkPolicyPeers.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const mostPolicyTypes = 2;

const rule: Rule = {
  code: "network-policy-peer",
  family: "server",
  severity: "error",
  summary: "A NetworkPolicy names no peer, two kinds of peers at once, or no network.",
  source:
    "https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors",
  kinds: ["networking.k8s.io/NetworkPolicy"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const types = spec.at("policyTypes");
    if (types.items().length > mostPolicyTypes) {
      report(types, say`\`policyTypes\` can only hold \`Ingress\` and \`Egress\`, each once.`, { on: "key" });
    }
    for (const peer of networkPolicyPeers(spec)) checkPeer(peer, report);
  },
};

function checkPeer(peer: Cursor, report: Report): void {
  const block = peer.at("ipBlock");
  const selects = peer.at("podSelector").present || peer.at("namespaceSelector").present;
  if (!block.present && !selects) {
    report(peer, say`The peer needs a \`podSelector\`, a \`namespaceSelector\` or an \`ipBlock\`.`);
  }
  if (!block.present) return;
  if (selects) report(peer, say`An \`ipBlock\` can not be combined with selectors; use one peer for each.`);
  const cidr = block.at("cidr");
  if (requireFilled(cidr, report)) checkFormat(cidr, network, report);
  const whole = parseCidr(cidr.string ?? "");
  for (const except of block.at("except").items()) {
    checkFormat(except, network, report);
    if (except.string === "") report(except, say`An empty text is no network.`);
    const part = parseCidr(except.string ?? "");
    if (whole === undefined || part === undefined || isInside(part, whole)) continue;
    report(except, say`\`${except.string ?? ""}\` is no part of \`${cidr.string ?? ""}\`.`);
  }
}

/** A network inside of another and smaller than it. */
function isInside(part: Cidr, whole: Cidr): boolean {
  const behind = BigInt((whole.address.family === 4 ? 32 : 128) - whole.prefixLength);
  return (
    part.address.family === whole.address.family &&
    part.prefixLength > whole.prefixLength &&
    part.address.bits >> behind === whole.address.bits >> behind
  );
}

export default rule;
