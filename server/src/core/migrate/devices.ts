import { type Fields, isFields, listAt, type Migration, without, withSpec } from "./migration.ts";

/** What a request of v1beta1 has for itself; v1 keeps the rest below `exactly`. */
const ofRequest = ["name", "firstAvailable"];

/** ResourceClaim v1beta1 → v1: what a request asks for lies below `exactly`. */
export const migrateClaim: Migration = (object) => withSpec(object, claimSpec);

/** ResourceClaimTemplate v1beta1 → v1. */
export const migrateClaimTemplate: Migration = (object) =>
  withSpec(object, (spec) => (isFields(spec["spec"]) ? { ...spec, spec: claimSpec(spec["spec"]) } : spec));

/** ResourceSlice v1beta1 → v1: the parts of a device lie no longer below `basic`. */
export const migrateSlice: Migration = (object) =>
  withSpec(object, (spec) =>
    Array.isArray(spec["devices"]) ? { ...spec, devices: listAt(spec, "devices").map(device) } : spec,
  );

function claimSpec(spec: Fields): Fields {
  const devices = spec["devices"];
  if (!isFields(devices) || !Array.isArray(devices["requests"])) return spec;
  return { ...spec, devices: { ...devices, requests: listAt(devices, "requests").map(request) } };
}

function request(old: unknown): unknown {
  if (!isFields(old) || old["firstAvailable"] !== undefined) return old;
  const own = Object.fromEntries(Object.entries(old).filter(([name]) => ofRequest.includes(name)));
  return { ...own, exactly: without(old, ...ofRequest) };
}

function device(old: unknown): unknown {
  if (!isFields(old) || !isFields(old["basic"])) return old;
  return { ...without(old, "basic"), ...old["basic"] };
}
