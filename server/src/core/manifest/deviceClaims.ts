import type { Cursor } from "./cursor.ts";
import type { Manifest } from "./manifest.ts";

const group = "resource.k8s.io";

/** The kinds that claim devices, for the `kinds` of a rule. */
export const deviceClaimKinds = [`${group}/ResourceClaim`, `${group}/ResourceClaimTemplate`] as const;

export const deviceClassKinds = [`${group}/DeviceClass`] as const;

export const resourceSliceKinds = [`${group}/ResourceSlice`] as const;

export const deviceTaintRuleKinds = [`${group}/DeviceTaintRule`] as const;

/** Older versions of the group have the same fields in other places; they are not looked at. */
const SAME_SHAPE: ReadonlySet<string> = new Set(["v1", "v1beta2"]);

/** The `devices` of a claim, or of the claims that a template makes; empty for other kinds and older versions. */
export function deviceClaimsOf({ gvk, root }: Manifest): readonly Cursor[] {
  if (gvk.group !== group || !SAME_SHAPE.has(gvk.version)) return [];
  if (gvk.kind === "ResourceClaim") return [root.at("spec", "devices")];
  return gvk.kind === "ResourceClaimTemplate" ? [root.at("spec", "spec", "devices")] : [];
}

/** Where devices are asked for: `exactly`, or each entry of `firstAvailable`, of every request. */
export function deviceDemandsOf(manifest: Manifest): readonly Cursor[] {
  return deviceClaimsOf(manifest)
    .flatMap((claim) => claim.at("requests").items())
    .flatMap((request) => [request.at("exactly"), ...request.at("firstAvailable").items()])
    .filter((demand) => demand.isMapping);
}

/** The spec of a ResourceSlice; absent for other kinds and older versions. */
export function resourceSliceSpecOf({ gvk, root }: Manifest): Cursor | undefined {
  const isSlice = gvk.group === group && gvk.kind === "ResourceSlice" && SAME_SHAPE.has(gvk.version);
  return isSlice ? root.at("spec") : undefined;
}
