import { restrictedContainer, restrictedPod } from "../deploy/gpuPod.ts";
import { metadataOf, type NewObject } from "../deploy/sharedObjects.ts";
import {
  jobContainer,
  jobLabels,
  jobMetadata,
  jobPod,
  outputClaim,
  outputFolder,
  outputVolume,
  secondsKept,
} from "./jobPod.ts";
import { rayJob } from "./rayJob.ts";
import type { DataKind, JobRequest } from "./request.ts";

/** The objects of a run that processes data: a volume for its results, and the job. Always the same for the same request. */
export function dataJob(kind: DataKind, request: JobRequest): readonly NewObject[] {
  return [outputClaim(request), job(kind, request)];
}

function job(kind: DataKind, request: JobRequest): NewObject {
  switch (kind) {
    case "spark":
      return sparkApplication(request);
    case "ray-data":
      return rayJob(request);
    case "argo-workflow":
      return workflow(request);
  }
}

/** The version that the fields below were written for, where the image's tag tells none. */
const sparkVersion = "4.0.4";

/** https://www.kubeflow.org/docs/components/spark-operator/user-guide/writing-sparkapplication/ */
function sparkApplication(request: JobRequest): NewObject {
  const { image, script, workers, gpus, product } = request;
  const securityContext = {
    ...restrictedContainer,
    // Spark's images have a user with this number.
    runAsUser: 185,
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  };
  const shared = { securityContext, volumeMounts: [{ name: "output", mountPath: outputFolder }] };
  return {
    apiVersion: "sparkoperator.k8s.io/v1beta2",
    kind: "SparkApplication",
    metadata: jobMetadata(request),
    spec: {
      type: "Python",
      pythonVersion: "3",
      mode: "cluster",
      image,
      sparkVersion: /:(\d+\.\d+\.\d+)/u.exec(image)?.[1] ?? sparkVersion,
      mainApplicationFile: `local://${script}`,
      timeToLiveSeconds: secondsKept,
      restartPolicy: { type: "OnFailure", onFailureRetries: 3, onFailureRetryInterval: 30 },
      volumes: [outputVolume(request)],
      driver: { ...shared, cores: 1, memory: "2g", serviceAccount: "spark-operator-spark" },
      executor: {
        ...shared,
        instances: workers,
        cores: 4,
        memory: "12g",
        ...(gpus === 0 ? {} : { gpu: { name: "nvidia.com/gpu", quantity: gpus } }),
        ...(product === undefined ? {} : { nodeSelector: { "nvidia.com/gpu.product": product } }),
      },
    },
  };
}

/**
 * As many equal steps at once as there are workers; each is told which part of the data is its own.
 *
 * https://argo-workflows.readthedocs.io/en/latest/walk-through/loops/
 */
function workflow(request: JobRequest): NewObject {
  const { name, workers, script } = request;
  const { containers, ...pod } = jobPod(
    request,
    jobContainer(request, "main", [
      "python",
      script,
      "--shard={{inputs.parameters.shard}}",
      `--shards=${String(workers)}`,
    ]),
  );
  const { nodeSelector, tolerations, volumes } = pod;
  const [container] = Array.isArray(containers) ? (containers as readonly NewObject[]) : [];
  return {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Workflow",
    metadata: metadataOf(request),
    spec: {
      entrypoint: "all-shards",
      ...restrictedPod,
      // Kueue admits the pods of a workflow one by one.
      podMetadata: { labels: jobLabels(request) },
      podGC: { strategy: "OnPodSuccess" },
      ttlStrategy: { secondsAfterCompletion: secondsKept },
      volumes,
      templates: [
        {
          name: "all-shards",
          steps: [
            [
              {
                name: "shard",
                template: name,
                arguments: { parameters: [{ name: "shard", value: "{{item}}" }] },
                withSequence: { count: String(workers) },
              },
            ],
          ],
        },
        {
          name,
          inputs: { parameters: [{ name: "shard" }] },
          retryStrategy: { limit: "3" },
          ...(nodeSelector === undefined ? {} : { nodeSelector }),
          tolerations,
          container,
        },
      ],
    },
  };
}
