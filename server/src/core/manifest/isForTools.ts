import { configurationGroup } from "./configurationGroup.ts";
import { KUSTOMIZE_GROUP } from "./kustomizeGroup.ts";
import type { GroupVersionKind } from "./manifest.ts";

/**
 * Whether tools read objects of a kind themselves, which then never reach a server. The `Metadata` of a provider of Cluster API lies beside
 * its manifests (https://cluster-api.sigs.k8s.io/developer/providers/contracts/clusterctl).
 */
export function isForTools({ group, kind }: GroupVersionKind): boolean {
  return (
    group === KUSTOMIZE_GROUP ||
    group === configurationGroup ||
    (group === "clusterctl.cluster.x-k8s.io" && kind === "Metadata")
  );
}
