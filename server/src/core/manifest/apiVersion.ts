import type { GroupVersionKind } from "./manifest.ts";

/** `apps/v1`, `Deployment` → group `apps`, version `v1`; the group of `v1` is empty. */
export function toGvk(apiVersion: string, kind: string): GroupVersionKind {
  const slash = apiVersion.indexOf("/");
  return {
    group: slash === -1 ? "" : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
  };
}

/** The way back: `apps/v1`, or `v1` for the core group. */
export function toApiVersion({ group, version }: Pick<GroupVersionKind, "group" | "version">): string {
  return group === "" ? version : `${group}/${version}`;
}
