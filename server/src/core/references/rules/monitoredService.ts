/**
 * A ServiceMonitor selects Services by their labels, and scrapes ports by the names that the Services give them. A port that none of them
 * has is not scraped, and a selector that fits none scrapes nothing. As Services may live elsewhere, the second is a hint; it is a
 * warning where a Service of the same file is evidently meant: it is called like the monitor, or its labels differ by a few letters.
 *
 * ```yaml
 * kind: ServiceMonitor
 * spec:
 *   selector: { matchLabels: { app: llm } }
 *   endpoints:
 *     - port: metrics # the Service calls its port http
 * ```
 */
import { titleOf } from "../../graph/findObjects.ts";
import { isPlaceholder, readLabelSelector, selects, type LabelSelector } from "../../graph/labelSelector.ts";
import type { Site } from "../../graph/site.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import { closestName } from "../../text/closestName.ts";
import { codes, listing, say } from "../../text/message.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceReport, ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "monitored-service",
  family: "reference",
  severity: "warning",
  summary: "A ServiceMonitor scrapes nothing, or a port that no Service has.",
  source: "https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors",
  kinds: ["monitoring.coreos.com/ServiceMonitor"],
  check(site, view, report, read) {
    const spec = read().at("spec");
    const selector = readLabelSelector(spec.at("selector"));
    const { namespace, name } = site.object.facts;
    if (selector === undefined || !isOwnNamespace(spec.at("namespaceSelector"), namespace)) return;
    const services = (view.companionsOf(site) ?? []).filter(
      ({ object: { facts, labels } }) => labels !== undefined && facts.namespace === namespace,
    );
    const selected = services.filter(({ object }) => selects(selector, new Map(object.labels)));
    if (selected.length > 0) checkPorts(spec, selected, site, view, report);
    else if (services.length > 0) {
      const meant = services.find((service) => isEvident(selector, name, service));
      const at = spec.at("selector");
      const advice = meant === undefined ? "" : say`; \`${titleOf(meant)}\` has others`;
      report({ range: at.range, path: at.path }, say`No Service beside it has these labels${advice}.`, {
        isSure:
          meant !== undefined &&
          !view.mayChange(site, "spec.selector") &&
          !view.mayChange(site, "metadata.labels"),
      });
    }
  },
};

function isOwnNamespace(selector: Cursor, namespace: string | undefined): boolean {
  if (!selector.present) return true;
  const names = selector.at("matchNames").items();
  return selector.at("any").boolean !== true && names.some(({ string }) => string === namespace);
}

function checkPorts(
  spec: Cursor,
  selected: readonly Site[],
  site: Site,
  view: GraphView,
  report: ReferenceReport,
): void {
  const ports = selected.flatMap(({ object }) => object.facts.ports);
  const names = [...new Set(ports.flatMap(({ name }) => name ?? []))];
  for (const endpoint of spec.at("endpoints").items()) {
    const at = endpoint.at("port");
    const text = at.string;
    if (text === undefined || isPlaceholder(text) || names.includes(text) || ports.length === 0) continue;
    const known = names.length === 0 ? say`its ports have no names` : say`there is ${listing(codes(names))}`;
    report(
      { range: at.range, path: at.path },
      say`No Service that is selected has a port called \`${text}\`; ${known}.`,
      {
        isSure: !view.mayChange(site, at.path) && !view.mayChange(site, "spec.ports"),
        meant: closestName(text, names),
      },
    );
  }
}

/** It is called like the monitor, or each label is there and those that differ differ by little. */
function isEvident({ labels, expressions }: LabelSelector, name: string, { object }: Site): boolean {
  if (object.facts.name === name) return true;
  const owned = new Map(object.labels);
  return (
    expressions.length === 0 &&
    [...labels].every(([key, value]) => {
      const own = owned.get(key);
      return own !== undefined && closestName(own, [value]) !== undefined;
    })
  );
}

export default rule;
