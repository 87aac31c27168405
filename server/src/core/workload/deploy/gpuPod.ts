import type { NewObject } from "./sharedObjects.ts";

/**
 * The spec of a pod that computes on GPUs: the restricted Pod Security Standard, shared memory for the processes that talk
 * to each other through it, and the toleration of GPU nodes.
 *
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function gpuPod(
  { product }: { readonly product?: string },
  container: NewObject,
  volumes: readonly NewObject[],
): NewObject {
  return {
    ...restrictedPod,
    ...(product === undefined ? {} : { nodeSelector: { "nvidia.com/gpu.product": product } }),
    tolerations: gpuTolerations,
    containers: [container],
    volumes: [
      ...volumes,
      { name: "shm", emptyDir: { medium: "Memory", sizeLimit: "8Gi" } },
      { name: "tmp", emptyDir: {} },
    ],
  };
}

const gpuTolerations = [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }] as const;

/** What a pod has to say to be taken in a namespace of the restricted level. */
export const restrictedPod: NewObject = {
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 1000,
    fsGroup: 1000,
    seccompProfile: { type: "RuntimeDefault" },
  },
  automountServiceAccountToken: false,
};

/** The same for a container. */
export const restrictedContainer: NewObject = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
};

/** The folders that `gpuPod` has volumes for. */
export const scratchMounts: readonly NewObject[] = [
  { name: "shm", mountPath: "/dev/shm" },
  { name: "tmp", mountPath: "/tmp" },
];
