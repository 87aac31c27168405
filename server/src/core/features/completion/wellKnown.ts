/**
 * Keys and values that Kubernetes and the tools around it agree upon without a schema saying so. Suggestions only:
 * nothing here makes another value wrong.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/
 */

type ByPath<T> = readonly (readonly [path: RegExp, known: readonly T[]])[];

const recommendedLabels = [
  "app.kubernetes.io/name",
  "app.kubernetes.io/instance",
  "app.kubernetes.io/version",
  "app.kubernetes.io/component",
  "app.kubernetes.io/part-of",
  "app.kubernetes.io/managed-by",
  "app",
];

const containerResources = [
  "cpu",
  "memory",
  "ephemeral-storage",
  "nvidia.com/gpu",
  "amd.com/gpu",
  "google.com/tpu",
  "hugepages-2Mi",
];

const nodeLabels = [
  "kubernetes.io/os",
  "kubernetes.io/arch",
  "kubernetes.io/hostname",
  "node.kubernetes.io/instance-type",
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
  "nvidia.com/gpu.present",
  "nvidia.com/gpu.product",
  "nvidia.com/gpu.count",
  "nvidia.com/gpu.memory",
  "node-role.kubernetes.io/control-plane",
];

const keys: ByPath<string> = [
  [
    /PersistentVolumeClaim:spec\.resources\.(?:requests|limits)$|volumeClaimTemplates?(?:\[\])?\.spec\.resources\.(?:requests|limits)$/,
    ["storage"],
  ],
  [/\bPersistentVolume:spec\.capacity$/, ["storage"]],
  [
    /\bresources\.(?:requests|limits)$|\bLimitRange:spec\.limits\[\]\.\w+$|\b(?:overhead|podFixed)$/,
    containerResources,
  ],
  [
    /\bResourceQuota:spec\.hard$/,
    [
      "requests.cpu",
      "requests.memory",
      "limits.cpu",
      "limits.memory",
      "requests.nvidia.com/gpu",
      "requests.storage",
      "pods",
      "services",
      "configmaps",
      "secrets",
      "persistentvolumeclaims",
      "count/jobs.batch",
    ],
  ],
  [
    /\bNamespace:metadata\.labels$/,
    [
      "pod-security.kubernetes.io/enforce",
      "pod-security.kubernetes.io/enforce-version",
      "pod-security.kubernetes.io/warn",
      "pod-security.kubernetes.io/audit",
      "kubernetes.io/metadata.name",
      ...recommendedLabels,
    ],
  ],
  [/\bmetadata\.labels$/, [...recommendedLabels, "kueue.x-k8s.io/queue-name"]],
  [/\b(?:matchLabels|selector)$/, recommendedLabels],
  [/\bnodeSelector$/, nodeLabels],
  [
    /\bIngress:metadata\.annotations$/,
    [
      "cert-manager.io/cluster-issuer",
      "nginx.ingress.kubernetes.io/rewrite-target",
      "nginx.ingress.kubernetes.io/ssl-redirect",
    ],
  ],
  [/\bStorageClass:metadata\.annotations$/, ["storageclass.kubernetes.io/is-default-class"]],
  [
    /\btemplate\.metadata\.annotations$|\bPod:metadata\.annotations$/,
    [
      "kubectl.kubernetes.io/default-container",
      "prometheus.io/scrape",
      "prometheus.io/port",
      "prometheus.io/path",
      "sidecar.istio.io/inject",
      "cluster-autoscaler.kubernetes.io/safe-to-evict",
    ],
  ],
  [/\bmetadata\.annotations$/, ["kubernetes.io/description", "argocd.argoproj.io/sync-wave", "helm.sh/hook"]],
];

const secretKeys = new Map<string, readonly string[]>([
  ["kubernetes.io/tls", ["tls.crt", "tls.key"]],
  ["kubernetes.io/basic-auth", ["username", "password"]],
  ["kubernetes.io/ssh-auth", ["ssh-privatekey"]],
  ["kubernetes.io/dockerconfigjson", [".dockerconfigjson"]],
  ["kubernetes.io/dockercfg", [".dockercfg"]],
]);

const capabilities = [
  "ALL",
  "NET_BIND_SERVICE",
  "NET_ADMIN",
  "NET_RAW",
  "SYS_ADMIN",
  "SYS_PTRACE",
  "SYS_NICE",
  "IPC_LOCK",
  "CHOWN",
  "SETUID",
  "SETGID",
];

const values: ByPath<string | number> = [
  [/\bmatchExpressions\[\]\.operator$/, ["In", "NotIn", "Exists", "DoesNotExist"]],
  [
    /\b(?:preferredDuringSchedulingIgnoredDuringExecution|requiredDuringSchedulingIgnoredDuringExecution)\S*\.topologyKey$|\btopologySpreadConstraints\[\]\.topologyKey$/,
    ["kubernetes.io/hostname", "topology.kubernetes.io/zone", "topology.kubernetes.io/region"],
  ],
  [
    /\btolerations\[\]\.key$/,
    [
      "nvidia.com/gpu",
      "node-role.kubernetes.io/control-plane",
      "node.kubernetes.io/not-ready",
      "node.kubernetes.io/unreachable",
    ],
  ],
  [/\bcapabilities\.(?:add|drop)\[\]$/, capabilities],
  [/\bemptyDir\.medium$/, ["Memory"]],
  [/\bSecret:type$/, ["Opaque", "kubernetes.io/service-account-token", ...secretKeys.keys()]],
  [
    /\brules\[\]\.verbs\[\]$/,
    ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "*"],
  ],
  [/^(?:Kustomization|Component):\w+Generator\[\]\.behavior$/, ["create", "replace", "merge"]],
  [
    /^(?:Kustomization|Component):buildMetadata\[\]$/,
    ["originAnnotations", "transformerAnnotations", "managedByLabel"],
  ],
  [/\broleRef\.kind$/, ["Role", "ClusterRole"]],
  [/\broleRef\.apiGroup$/, ["rbac.authorization.k8s.io"]],
  [/\bsubjects\[\]\.kind$/, ["ServiceAccount", "User", "Group"]],
  [/\bscaleTargetRef\.kind$/, ["Deployment", "StatefulSet", "ReplicaSet"]],
  [/\bscaleTargetRef\.apiVersion$/, ["apps/v1"]],
  [
    /\bHorizontalPodAutoscaler:spec\.metrics\[\]\.type$/,
    ["Resource", "Pods", "Object", "External", "ContainerResource"],
  ],
  [/\bmetrics\[\]\.resource\.name$/, ["cpu", "memory"]],
  [/\bmetrics\[\]\.\w+\.target\.type$/, ["Utilization", "AverageValue", "Value"]],
  [
    /\bdownwardAPI\.items\[\]\.fieldRef\.fieldPath$/,
    ["metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.annotations"],
  ],
  [
    /\bfieldRef\.fieldPath$/,
    [
      "metadata.name",
      "metadata.namespace",
      "metadata.uid",
      "spec.nodeName",
      "spec.serviceAccountName",
      "status.hostIP",
      "status.hostIPs",
      "status.podIP",
      "status.podIPs",
    ],
  ],
  [
    /\bresourceFieldRef\.resource$/,
    [
      "limits.cpu",
      "limits.memory",
      "limits.ephemeral-storage",
      "requests.cpu",
      "requests.memory",
      "requests.ephemeral-storage",
    ],
  ],
  [/\bruntimeClassName$/, ["nvidia"]],
  [/\btimeZone$/, ["Etc/UTC"]],
  [/\bpriorityClassName$/, ["system-cluster-critical", "system-node-critical"]],
  [/\bingressClassName$/, ["nginx"]],
  [/\bpod-security\.kubernetes\.io\/(?:enforce|warn|audit)$/, ["privileged", "baseline", "restricted"]],
  [/\bapp\.kubernetes\.io\/managed-by$/, ["Helm", "kustomize"]],
  [/\bkubernetes\.io\/os$/, ["linux", "windows"]],
  [/\bkubernetes\.io\/arch$/, ["amd64", "arm64"]],
  [/\bresources\.(?:requests|limits)\.cpu$/, ["100m", "250m", "500m", 1, 2, 4]],
  [/\bresources\.(?:requests|limits)\.memory$/, ["128Mi", "256Mi", "512Mi", "1Gi", "4Gi", "16Gi"]],
  [/\bresources\.(?:requests|limits)\.(?:nvidia|amd)\.com\/gpu$/, [1, 2, 4, 8]],
  [/\b(?:requests|capacity)\.storage$|\bsizeLimit$/, ["1Gi", "10Gi", "100Gi"]],
];

/**
 * Keys that a map usually holds.
 * @param path the kind and the path below its root: `Deployment:spec.template.metadata.labels`
 */
export function wellKnownKeys(path: string): readonly string[] {
  return keys.find(([pattern]) => pattern.test(path))?.[1] ?? [];
}

/** Keys that a Secret of a type must have. */
export function secretKeysOf(type: string): readonly string[] {
  return secretKeys.get(type) ?? [];
}

/** Values that a field usually has, when its type knows no enum. */
export function wellKnownValues(path: string): readonly (string | number)[] {
  return values.find(([pattern]) => pattern.test(path))?.[1] ?? [];
}
