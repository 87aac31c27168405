/**
 * Two autoscalers that set the replicas of one workload undo each other's work. KEDA makes a HorizontalPodAutoscaler for each
 * ScaledObject, so that one beside it is the second.
 *
 * ```yaml
 * kind: ScaledObject
 * spec:
 *   scaleTargetRef: { name: llm } # a HorizontalPodAutoscaler scales it already
 * ```
 */
import { titleOf } from "../../graph/findObjects.ts";
import { say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const scalers: ReadonlySet<string> = new Set(["HorizontalPodAutoscaler", "ScaledObject"]);

const rule: ReferenceRule = {
  code: "two-autoscalers",
  family: "reference",
  severity: "warning",
  summary: "Two autoscalers scale one workload.",
  source: "https://keda.sh/docs/latest/faq/",
  kinds: ["autoscaling/HorizontalPodAutoscaler", "keda.sh/ScaledObject"],
  check(site, view, report) {
    const reference = site.object.references.find(({ path }) => path.endsWith("scaleTargetRef.name"));
    if (reference?.kind !== "object") return;
    const others = view
      .targetsOf(site, reference)
      .flatMap((target) => view.referrersTo(target))
      .filter((other) => other.site !== site && other.reference.path.endsWith("scaleTargetRef.name"))
      .map((other) => other.site)
      .filter(({ object }) => scalers.has(object.facts.gvk.kind));
    const [other] = others;
    if (other === undefined) return;
    report(reference, say`\`${titleOf(other)}\` scales \`${reference.target.name}\` already.`, {
      isSure: others.some((one) => view.belongTogether(site, one)),
    });
  },
};

export default rule;
