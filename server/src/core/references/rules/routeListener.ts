/**
 * A route asks its Gateway for requests to a port, or for host names, that no listener of the Gateway takes: it gets none of them. A
 * listener without a host name takes all; `*.example.com` takes every name below `example.com`, and not that itself. A warning where
 * both are applied together, else a hint.
 *
 * ```yaml
 * kind: HTTPRoute
 * spec:
 *   parentRefs: [{ name: public }] # its listener is for *.example.com
 *   hostnames: [llm.example.org]
 * ```
 */
import { hostsMeet } from "../../graph/hostNames.ts";
import { isPlaceholder } from "../../graph/labelSelector.ts";
import type { Listener } from "../../graph/kindFacts.ts";
import type { Site } from "../../graph/site.ts";
import type { Cursor } from "../../manifest/cursor.ts";
import { codes, listing, say } from "../../text/message.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceReport, ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "route-listener",
  family: "reference",
  severity: "warning",
  summary: "A route wants requests that no listener of its Gateway takes.",
  source: "https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec",
  kinds: ["GRPCRoute", "HTTPRoute", "TLSRoute"].map((kind) => `gateway.networking.k8s.io/${kind}`),
  check(site, view, report, read) {
    const spec = read().at("spec");
    const parents = spec
      .at("parentRefs")
      .items()
      .map((parent) => parentOf(parent, site, view));
    for (const parent of parents) if (parent !== undefined) checkPort(parent, site, view, report);
    const known = parents.filter((parent) => parent !== undefined);
    const listeners = known.flatMap(listenersFor);
    // Another parent, of another kind or elsewhere, may take the host.
    const isKnown =
      known.length === parents.length && known.every((parent) => listenersFor(parent).length > 0);
    if (listeners.length === 0 || !isKnown) return;
    for (const host of spec.at("hostnames").items()) checkHost(host, listeners, known, site, view, report);
  },
};

/** A Gateway that a route names, with all its listeners. */
interface Parent {
  readonly at: Cursor;
  readonly gateways: readonly Site[];
  readonly listeners: readonly Listener[];
}

function parentOf(at: Cursor, site: Site, view: GraphView): Parent | undefined {
  const { path } = at.at("name");
  const reference = site.object.references.find((one) => one.kind === "object" && one.path === path);
  if (reference?.kind !== "object" || reference.target.kind !== "Gateway") return undefined;
  const gateways = view.targetsOf(site, reference);
  const listeners = gateways.flatMap(({ object }) => object.listeners ?? []);
  return listeners.length === 0 ? undefined : { at, gateways, listeners };
}

/** Those that the route asks for by name and port. */
function listenersFor({ at, listeners }: Parent): readonly Listener[] {
  const [section, port] = [at.at("sectionName").string, at.at("port").number];
  return listeners.filter(
    (listener) =>
      (section === undefined || listener.name === section) && (port === undefined || listener.port === port),
  );
}

function checkPort(parent: Parent, site: Site, view: GraphView, report: ReferenceReport): void {
  const at = parent.at.at("port");
  const ports = parent.listeners.flatMap(({ port }) => port ?? []);
  if (at.number === undefined || ports.length < parent.listeners.length || ports.includes(at.number)) return;
  report(
    { range: at.range, path: at.path },
    say`No listener of the Gateway has the port ${at.number}; there is ${listing(ports.map(String))}.`,
    { isSure: isApplied([parent], site, view, at) },
  );
}

function checkHost(
  at: Cursor,
  listeners: readonly Listener[],
  parents: readonly Parent[],
  site: Site,
  view: GraphView,
  report: ReferenceReport,
): void {
  const host = at.string;
  if (host === undefined || isPlaceholder(host)) return;
  const hosts = listeners.map((listener) => listener.host);
  if (hosts.some((other) => other === undefined || hostsMeet(host, other))) return;
  const taken = [...new Set(hosts.filter((other) => other !== undefined))];
  report(
    { range: at.range, path: at.path },
    say`No listener of the Gateway takes requests for \`${host}\`, but for ${listing(codes(taken))}.`,
    { isSure: isApplied(parents, site, view, at) },
  );
}

function isApplied(parents: readonly Parent[], site: Site, view: GraphView, at: Cursor): boolean {
  const together = parents.every(({ gateways }) =>
    gateways.every((gateway) => view.belongTogether(site, gateway)),
  );
  return together && !view.mayChange(site, at.path) && !view.mayChange(site, "spec.listeners");
}

export default rule;
