import type { Cursor } from "./cursor.ts";

/** The type of a service, `ClusterIP` when left out; undefined when it is no text. */
export function serviceType(spec: Cursor): string | undefined {
  const type = spec.at("type");
  if (!type.present || type.string === "") return "ClusterIP";
  return type.string;
}

/** The addresses of a service inside the cluster: `clusterIPs`, or the one of `clusterIP` when those are left out. */
export function clusterAddresses(spec: Cursor): readonly Cursor[] {
  const several = spec.at("clusterIPs").items();
  if (several.length > 0) return several;
  const single = spec.at("clusterIP");
  return single.string === undefined || single.string === "" ? [] : [single];
}

/** A service without an address of its own: names of its pods resolve to the pods themselves. */
export function isHeadless(spec: Cursor): boolean {
  const addresses = clusterAddresses(spec);
  return addresses.length === 1 && addresses[0]?.string === "None";
}

/** Clients outside the cluster can reach the service. */
export function isExternallyAccessible(spec: Cursor): boolean {
  const type = serviceType(spec);
  return (
    type === "LoadBalancer" ||
    type === "NodePort" ||
    (type === "ClusterIP" && spec.at("externalIPs").items().length > 0)
  );
}
