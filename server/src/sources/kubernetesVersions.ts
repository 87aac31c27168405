/** Newest Kubernetes version of the catalogue; what is assumed when nobody says. */
export const newestKubernetesVersion = "1.36";

/** All versions of the catalogue, oldest first. */
export const kubernetesVersions = [
  "1.30",
  "1.31",
  "1.32",
  "1.33",
  "1.34",
  "1.35",
  newestKubernetesVersion,
] as const;
