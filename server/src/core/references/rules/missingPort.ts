/**
 * An Ingress, a route or another object sends to a port that the Service does not have. Nothing arrives. A warning where the
 * Service is applied together with the object, else a hint.
 *
 * ```yaml
 * backend:
 *   service: { name: web, port: { number: 8080 } } # the Service listens on 80
 * ```
 */
import { listing, say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "missing-port",
  family: "reference",
  severity: "warning",
  summary: "A Service does not have the port that somebody sends to.",
  source: "https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource",
  kinds: "*",
  check(site, view, report) {
    for (const reference of site.object.references) {
      if (reference.kind !== "port") continue;
      const { target, port } = reference;
      const services = view.targetsOf(site, reference);
      const isKnown = services.every(
        ({ object: { facts } }) =>
          facts.gvk.group === "" && facts.gvk.kind === "Service" && facts.ports.length > 0,
      );
      if (services.length === 0 || !isKnown) continue;
      const ports = services.flatMap(({ object }) => object.facts.ports);
      if (ports.some(({ name, number }) => (typeof port === "number" ? number : name) === port)) continue;
      const listed = ports.map(({ name, number }) =>
        name === undefined ? `${number}` : `${number} (${name})`,
      );
      report(
        reference,
        say`The Service \`${target.name}\` has no port \`${port}\`, but ${listing(listed)}.`,
        {
          isSure:
            services.every((service) => view.belongTogether(site, service)) &&
            !view.mayChange(site, reference.path) &&
            !view.mayChange(site, "spec.ports"),
        },
      );
    }
  },
};

export default rule;
