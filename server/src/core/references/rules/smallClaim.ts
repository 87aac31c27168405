/**
 * A server downloads its model into a volume of a PersistentVolumeClaim that asks for less than the weights take. The download
 * ends for lack of space, and begins again with every restart. Some volumes are larger than what is asked for, so it is a warning
 * only where the claim is applied together with the server.
 *
 * ```yaml
 * kind: PersistentVolumeClaim
 * spec:
 *   resources:
 *     requests:
 *       storage: 50Gi # the weights take 141 GB
 * ```
 */
import { say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "small-claim",
  family: "reference",
  severity: "warning",
  summary: "A claim asks for less room than the model takes that is downloaded into it.",
  source: "https://huggingface.co/docs/huggingface_hub/guides/manage-cache",
  kinds: "*",
  check(site, view, report) {
    for (const { claim, model, bytes } of site.object.workload?.downloads ?? []) {
      const reference = site.object.references.find(
        (one) => one.kind === "object" && one.path.endsWith(".claimName") && one.target.name === claim,
      );
      if (reference === undefined) continue;
      const claims = view.targetsOf(site, reference);
      const room = Math.max(...claims.map(({ object }) => object.storage ?? Infinity));
      if (claims.length === 0 || room >= bytes) continue;
      report(
        reference,
        say`The weights of \`${model}\` take ${inGigabytes(bytes)}, and the claim asks for ${inGigabytes(room)}.`,
        { isSure: claims.every((target) => view.belongTogether(site, target)) },
      );
    }
  },
};

function inGigabytes(bytes: number): string {
  return `${String(Math.round(bytes / 1e9))} GB`;
}

export default rule;
