import { configurationGroup } from "./configurationGroup.ts";
import { KUSTOMIZE_GROUP } from "./kustomizeGroup.ts";
import type { GroupVersionKind } from "./manifest.ts";

/** Whether tools read objects of a kind themselves, which then never reach a server. */
export function isForTools({ group }: GroupVersionKind): boolean {
  return group === KUSTOMIZE_GROUP || group === configurationGroup;
}
