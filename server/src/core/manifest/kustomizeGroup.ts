/** API group of the files that Kustomize reads; no API server knows it. */
export const KUSTOMIZE_GROUP = "kustomize.config.k8s.io";
