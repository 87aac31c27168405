/**
 * Kinds of Kubernetes by the short names that `kubectl` takes for them.
 *
 * Source: https://kubernetes.io/docs/reference/kubectl/#resource-types
 */
export const shortNames: ReadonlyMap<string, string> = new Map([
  ["cj", "CronJob"],
  ["cm", "ConfigMap"],
  ["crd", "CustomResourceDefinition"],
  ["crds", "CustomResourceDefinition"],
  ["csr", "CertificateSigningRequest"],
  ["deploy", "Deployment"],
  ["ds", "DaemonSet"],
  ["ep", "Endpoints"],
  ["ev", "Event"],
  ["hpa", "HorizontalPodAutoscaler"],
  ["ing", "Ingress"],
  ["limits", "LimitRange"],
  ["netpol", "NetworkPolicy"],
  ["no", "Node"],
  ["ns", "Namespace"],
  ["pc", "PriorityClass"],
  ["pdb", "PodDisruptionBudget"],
  ["po", "Pod"],
  ["pv", "PersistentVolume"],
  ["pvc", "PersistentVolumeClaim"],
  ["quota", "ResourceQuota"],
  ["rc", "ReplicationController"],
  ["rs", "ReplicaSet"],
  ["sa", "ServiceAccount"],
  ["sc", "StorageClass"],
  ["sts", "StatefulSet"],
  ["svc", "Service"],
]);
