import type { NewObject } from "../deploy/sharedObjects.ts";
import {
  jobContainer,
  jobMetadata,
  jobPod,
  leadPod,
  outputFolder,
  outputVolume,
  secondsKept,
} from "./jobPod.ts";
import type { JobRequest } from "./request.ts";

/**
 * A Ray cluster that lives as long as one program: the head runs it, the workers compute.
 *
 * https://docs.ray.io/en/latest/cluster/kubernetes/getting-started/rayjob-quick-start.html
 */
export function rayJob(request: JobRequest): NewObject {
  const { image, script, workers } = request;
  const rayVersion = /:(\d+\.\d+\.\d+)/u.exec(image)?.[1];
  return {
    apiVersion: "ray.io/v1",
    kind: "RayJob",
    metadata: jobMetadata(request),
    spec: {
      entrypoint: `python ${script}`,
      submissionMode: "HTTPMode",
      shutdownAfterJobFinishes: true,
      ttlSecondsAfterFinished: secondsKept,
      rayClusterSpec: {
        ...(rayVersion === undefined ? {} : { rayVersion }),
        headGroupSpec: {
          rayStartParams: { "num-cpus": "0", "dashboard-host": "0.0.0.0" },
          template: { spec: headPod(request) },
        },
        workerGroupSpecs: [
          {
            groupName: "workers",
            replicas: workers,
            minReplicas: workers,
            maxReplicas: workers,
            rayStartParams: {},
            template: { spec: jobPod(request, jobContainer(request, "ray-worker", [])) },
          },
        ],
      },
    },
  };
}

function headPod(request: JobRequest): NewObject {
  return {
    ...leadPod({
      name: "ray-head",
      image: request.image,
      ports: [
        { name: "gcs-server", containerPort: 6379 },
        { name: "dashboard", containerPort: 8265 },
      ],
      resources: { requests: { cpu: "2", memory: "8Gi" }, limits: { memory: "8Gi" } },
      volumeMounts: [{ name: "output", mountPath: outputFolder }],
    }),
    volumes: [outputVolume(request)],
  };
}
