import { fieldsAt, isFields, listAt, type Migration, type Fields, renamed, withSpec } from "./migration.ts";

/**
 * Ingress v1beta1 → v1: backends name a service and its port one level deeper, the default backend has another name,
 * and every path needs a type; the old API meant `ImplementationSpecific`.
 */
export const migrateIngress: Migration = (object) =>
  withSpec(object, (spec) => {
    const renamedSpec = renamed(spec, "backend", "defaultBackend");
    return {
      ...renamedSpec,
      ...(isFields(spec["backend"]) ? { defaultBackend: backend(spec["backend"]) } : {}),
      ...(Array.isArray(spec["rules"]) ? { rules: spec["rules"].map(ruleWithPaths) } : {}),
    };
  });

function ruleWithPaths(rule: unknown): unknown {
  if (!isFields(rule) || !isFields(rule["http"])) return rule;
  return { ...rule, http: { ...rule["http"], paths: listAt(rule["http"], "paths").map(pathWithType) } };
}

function pathWithType(path: unknown): unknown {
  if (!isFields(path)) return path;
  return { pathType: "ImplementationSpecific", ...path, backend: backend(fieldsAt(path, "backend")) };
}

function backend(old: Fields): Fields {
  const { serviceName, servicePort, ...rest } = old;
  if (serviceName === undefined && servicePort === undefined) return old;
  const port = typeof servicePort === "number" ? { number: servicePort } : { name: servicePort };
  return { service: { name: serviceName, ...(servicePort === undefined ? {} : { port }) }, ...rest };
}
