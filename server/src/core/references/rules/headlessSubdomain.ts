/**
 * The names of a Job's pods in DNS, `JOB-0.SUBDOMAIN`, are those that a headless Service called like the subdomain gives to the pods that
 * it selects. A Service with an address of its own, or one that selects other pods, gives them none: whoever looks for the first pod of
 * a run does not find it.
 *
 * ```yaml
 * kind: Service
 * metadata: { name: train } # subdomain of a Job
 * spec:
 *   clusterIP: None # without it the pods have no names
 *   selector: { job-name: train }
 * ```
 */
import type { Site } from "../../graph/site.ts";
import { say } from "../../text/message.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "headless-subdomain",
  family: "reference",
  severity: "warning",
  summary: "The Service of a subdomain gives the pods of a Job no names.",
  source: "https://kubernetes.io/docs/tasks/job/job-with-pod-to-pod-communication/",
  kinds: ["batch/Job"],
  check(site, view, report) {
    const reference = site.object.references.find(({ path }) => path.endsWith(".subdomain"));
    if (reference?.kind !== "object") return;
    const services = view.targetsOf(site, reference);
    const [service] = services;
    if (service === undefined) return;
    const isSure =
      services.every((one) => view.belongTogether(site, one)) && !view.mayChange(site, "spec.selector");
    const { name } = reference.target;
    if (!services.some(({ object }) => object.isHeadless === true))
      report(
        reference,
        say`The Service \`${name}\` is not headless and gives pods no names; set \`clusterIP: None\`.`,
        {
          isSure,
        },
      );
    else if (!services.some((one) => selectsPodsOf(one, site, view)))
      report(reference, say`The Service \`${name}\` selects other pods, and gives these no names.`, {
        isSure,
      });
  },
};

/** A Service without a selector has endpoints that somebody makes by hand. */
function selectsPodsOf(service: Site, site: Site, view: GraphView): boolean {
  const selectors = service.object.references.filter(({ kind }) => kind === "pods");
  return (
    selectors.length === 0 || selectors.some((selector) => view.targetsOf(service, selector).includes(site))
  );
}

export default rule;
