import type { ObjectReference } from "../reference.ts";
import { object, optional, typed } from "./objectReaders.ts";
import { above, type Place, type Read } from "./place.ts";
import { monitoredPort, peers } from "./podReaders.ts";

/** Flux lets an object wait for others of its own kind. */
const dependency: Read<ObjectReference> = (at, namespace) => {
  const root = above(at, 4);
  const kind = root?.at("kind").string;
  const group = root?.at("apiVersion").string?.split("/", 1)[0];
  return kind === undefined || group === undefined ? undefined : object(group, kind)(at, namespace);
};

const certManager = "cert-manager.io";
const certified = /^(?:Ingress|Gateway) metadata\.annotations\./;

/** Flux, cert-manager and the Prometheus operator. */
export const deliveryPlaces: readonly Place[] = [
  ["sourceRef.name", /\bspec\.sourceRef\.name$/, typed("source.toolkit.fluxcd.io")],
  ["chartRef.name", /^HelmRelease spec\.chartRef\.name$/, typed("source.toolkit.fluxcd.io")],
  ["dependsOn.name", /^(?:Kustomization|HelmRelease) spec\.dependsOn\[\d+\]\.name$/, dependency],
  ["valuesFrom.name", /^HelmRelease spec\.valuesFrom\[\d+\]\.name$/, optional(typed(""))],
  [
    "substituteFrom.name",
    /^Kustomization spec\.postBuild\.substituteFrom\[\d+\]\.name$/,
    optional(typed("")),
  ],
  ["issuerRef.name", /\bissuerRef\.name$/, typed(certManager, "Issuer")],
  ["cert-manager.io/issuer", certified, optional(object(certManager, "Issuer"))],
  ["cert-manager.io/cluster-issuer", certified, optional(object(certManager, "ClusterIssuer"))],
  ["selector", /^PodMonitor spec\.selector$/, peers],
  ["port", /^PodMonitor spec\.podMetricsEndpoints\[\d+\]\.port$/, monitoredPort],
];
