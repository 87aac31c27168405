import type { Cursor } from "../manifest/cursor.ts";

/** All that a NetworkPolicy lets its pods hear from and speak to. @param spec of the policy */
export function networkPolicyPeers(spec: Cursor): readonly Cursor[] {
  const from = spec
    .at("ingress")
    .items()
    .flatMap((item) => item.at("from").items());
  const to = spec
    .at("egress")
    .items()
    .flatMap((item) => item.at("to").items());
  return [...from, ...to];
}
