import type { GroupVersionKind } from "../../manifest/manifest.ts";

/** The kinds that people write most, the most frequent first, as kubectl names resources: `Kind.group`. */
const frequentKinds = `
  Deployment.apps Service ConfigMap Secret Pod StatefulSet.apps Job.batch CronJob.batch Ingress.networking.k8s.io
  DaemonSet.apps PersistentVolumeClaim Namespace ServiceAccount Role.rbac.authorization.k8s.io
  RoleBinding.rbac.authorization.k8s.io ClusterRole.rbac.authorization.k8s.io
  ClusterRoleBinding.rbac.authorization.k8s.io HorizontalPodAutoscaler.autoscaling NetworkPolicy.networking.k8s.io
  PodDisruptionBudget.policy InferenceService.serving.kserve.io RayCluster.ray.io RayJob.ray.io
  JobSet.jobset.x-k8s.io LeaderWorkerSet.leaderworkerset.x-k8s.io Gateway.gateway.networking.k8s.io
  HTTPRoute.gateway.networking.k8s.io ResourceClaimTemplate.resource.k8s.io
`
  .trim()
  .split(/\s+/);

const rankOf = new Map(frequentKinds.map((name, index) => [name, index]));

/** Position among the frequent kinds, or nothing for a rare one. */
export function kindFrequency({ group, kind }: GroupVersionKind): number | undefined {
  return rankOf.get(group === "" ? kind : `${kind}.${group}`);
}
