/**
 * A Service or an InferencePool sends to a port by a name that no container of the Pods it selects has: the Service gets no endpoints for it. A
 * number that no container lists may still be listened on, as the list is information only, so that is a hint, and silent
 * where no port is listed at all.
 *
 * ```yaml
 * ports:
 * - port: 80
 *   targetPort: htpp # the container calls its port `http`
 * ```
 */
import { closestName } from "../../text/closestName.ts";
import { say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "undeclared-port",
  family: "reference",
  severity: "warning",
  summary: "A Service or pool sends to a port that no container of its Pods has.",
  source: "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
  kinds: ["/Service", "inference.networking.k8s.io/InferencePool", "monitoring.coreos.com/PodMonitor"],
  check(site, view, report) {
    for (const reference of site.object.references) {
      if (reference.kind !== "container-port") continue;
      const { port } = reference;
      const makers = view.targetsOf(site, reference);
      const ports = makers.flatMap(({ object }) => object.facts.ports);
      const isListed = makers.every(({ object }) => object.facts.ports.length > 0);
      if (makers.length === 0 || (typeof port === "number" && !isListed)) continue;
      if (ports.some(({ name, number }) => (typeof port === "number" ? number : name) === port)) continue;
      const names = new Set(ports.flatMap(({ name }) => name ?? []));
      const meant = typeof port === "number" ? undefined : closestName(port, names);
      const advice = meant === undefined ? "" : say` Did you mean \`${meant}\`?`;
      report(reference, say`No container of the selected Pods has a port \`${port}\`.${advice}`, {
        isSure:
          typeof port === "string" &&
          makers.every((maker) => view.belongTogether(site, maker)) &&
          !view.mayChange(site, "spec.ports"),
        meant,
      });
    }
  },
};

export default rule;
