import { gpuPod, restrictedContainer, restrictedPod, scratchMounts } from "../deploy/gpuPod.ts";
import { claim, metadataOf, type NewObject } from "../deploy/sharedObjects.ts";
import type { JobRequest } from "./request.ts";

/** Where the volume for what the job writes is mounted. */
export const outputFolder = "/output";

/** Days that a finished job stays to be looked at, in seconds. */
export const secondsKept = 86_400;

/** Name and labels; the label that Kueue reads names the queue. */
export function jobMetadata(request: JobRequest): NewObject {
  const metadata = metadataOf(request);
  return request.queue === undefined ? metadata : { ...metadata, labels: jobLabels(request) };
}

export function jobLabels({ name, queue }: JobRequest): Readonly<Record<string, string>> {
  return {
    "app.kubernetes.io/name": name,
    ...(queue === undefined ? {} : { "kueue.x-k8s.io/queue-name": queue }),
  };
}

/** Several pods write to it. */
export function outputClaim(request: JobRequest): NewObject {
  return claim(request, "-output", request.storage, request.workers > 1);
}

/** The spec of a pod that computes, with GPUs where the job has any. */
export function jobPod(request: JobRequest, container: NewObject): NewObject {
  return gpuPod(request, container, [outputVolume(request)]);
}

export function outputVolume({ name }: JobRequest): NewObject {
  return { name: "output", persistentVolumeClaim: { claimName: `${name}-output` } };
}

/** @param command the words that start it */
export function jobContainer(request: JobRequest, name: string, command: readonly string[]): NewObject {
  return {
    name,
    image: request.image,
    ...(command.length === 0 ? {} : { command }),
    env: [
      { name: "HOME", value: "/tmp" },
      { name: "OUTPUT_DIR", value: outputFolder },
    ],
    resources: jobResources(request),
    securityContext: restrictedContainer,
    volumeMounts: [{ name: "output", mountPath: outputFolder }, ...scratchMounts],
  };
}

export function jobResources({ gpus }: JobRequest): NewObject {
  return {
    requests: { cpu: "4", memory: "16Gi" },
    limits: { memory: "64Gi", ...(gpus === 0 ? {} : { "nvidia.com/gpu": gpus }) },
  };
}

/** A pod that leads and computes nothing itself. */
export function leadPod(container: NewObject): NewObject {
  return { ...restrictedPod, containers: [{ ...container, securityContext: restrictedContainer }] };
}
