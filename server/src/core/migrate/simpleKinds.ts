import { fieldsAt, isFields, listAt, type Migration, setFields, without } from "./migration.ts";

/** Nothing but `apiVersion` is different. */
export const sameFields: Migration = (object) => object;

/**
 * PodDisruptionBudget v1beta1 → v1. An empty selector chose no pod there, and chooses every pod of the namespace in v1:
 * what was meant is not known.
 */
export const migrateDisruptionBudget: Migration = (object) => {
  const selector = fieldsAt(object, "spec")["selector"];
  return isFields(selector) && Object.keys(selector).length === 0 ? undefined : object;
};

/** RuntimeClass v1alpha1 → v1: what lay in `spec` lies in the object itself. */
export const migrateRuntimeClass: Migration = (object) => {
  const { runtimeHandler, ...rest } = fieldsAt(object, "spec");
  return { ...without(object, "spec"), handler: runtimeHandler, ...rest };
};

/** CertificateSigningRequest v1beta1 → v1: who signs and for what has to be said. */
export const migrateSigningRequest: Migration = (object) => {
  const spec = fieldsAt(object, "spec");
  return typeof spec["signerName"] === "string" && listAt(spec, "usages").length > 0 ? object : undefined;
};

const HOST = "kubernetes.io/hostname";
const ZONE = "topology.kubernetes.io/zone";

/** EndpointSlice v1beta1 → v1: node and zone have fields of their own; any other topology has none. */
export const migrateEndpointSlice: Migration = (object) => {
  const endpoints = listAt(object, "endpoints").filter(isFields);
  const topologies = endpoints.flatMap((endpoint) => Object.keys(fieldsAt(endpoint, "topology")));
  if (topologies.some((key) => key !== HOST && key !== ZONE)) return undefined;
  if (endpoints.length === 0) return object;
  return {
    ...object,
    endpoints: endpoints.map((endpoint) => {
      const topology = fieldsAt(endpoint, "topology");
      const places = setFields({ nodeName: endpoint["nodeName"] ?? topology[HOST], zone: topology[ZONE] });
      return { ...without(endpoint, "topology"), ...places };
    }),
  };
};
