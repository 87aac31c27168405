import type { StructureCode } from "../validate/structureCodes.ts";

/** Findings that only a connected cluster can bring about. */
export const CLUSTER_CODES = [
  {
    code: "not-in-cluster",
    family: "reference",
    severity: "warning",
    summary: "The connected cluster has no object of that name, or no such key in it.",
    source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
    page: "Priority, runtime and ingress classes and namespaces have to be there before an object that names them is of any use: a pod of an\nunknown priority class is refused. ConfigMaps, Secrets, service accounts and claims that neither the namespace nor the workspace has are\ntold as information, because something else may make them. So is a storage class: a claim of one that does not exist still binds to a\nvolume that somebody has made with the same `storageClassName`, and stays `Pending` only where there is none. A claim that names its\nvolume and a reference that says `optional: true` are left alone.\n\n```yaml\nspec:\n  priorityClassName: hihg   # the cluster has `high`\n```\n\nNothing is said where the cluster cannot be reached, does not allow to list the kind, or has more than 500 of it.",
  },
  {
    code: "no-node-fits",
    family: "workload",
    severity: "warning",
    summary: "No node of the connected cluster can take the pod as the nodes are now.",
    source: "https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/",
    page: "A pod waits as `Pending` until a node has all labels of its `nodeSelector`, only taints that it tolerates, and as much of every\nresource as it asks for. A cluster that makes nodes on demand may still bring one, so this is a warning.\n\n```yaml\nresources:\n  limits:\n    nvidia.com/gpu: 8   # the largest node has 4\n```",
  },
  {
    code: "over-quota",
    family: "workload",
    severity: "warning",
    summary: "The pods of the object ask for more than a quota of the namespace allows at all.",
    source: "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
    page: "The object itself is taken; its pods are refused when they are made, which shows in events only. Compared is what all pods of the\nobject ask for together with the quota as a whole, whatever else runs in the namespace. Quotas with scopes are left out.\n\n```yaml\nspec:\n  replicas: 4   # 4 pods with 2 GPUs each; the quota says `requests.nvidia.com/gpu: 4`\n```",
  },
  {
    code: "outside-limit-range",
    family: "workload",
    severity: "warning",
    summary: "A container or a claim asks for more or less than a LimitRange of the namespace allows.",
    source: "https://kubernetes.io/docs/concepts/policy/limit-range/",
    page: "Pods and claims outside of the bounds are refused when they are made. A maximum also asks every container for a limit, unless the\nLimitRange sets one by itself.\n\n```yaml\nresources:\n  limits:\n    memory: 64Gi   # the LimitRange allows 32Gi\n```",
  },
] as const satisfies readonly StructureCode[];
