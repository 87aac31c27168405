import { labelsOf, type NewObject } from "../deploy/sharedObjects.ts";
import {
  jobContainer,
  jobMetadata,
  jobPod,
  jobResources,
  leadPod,
  outputClaim,
  outputFolder,
  outputVolume,
  secondsKept,
} from "./jobPod.ts";
import { rayJob } from "./rayJob.ts";
import type { JobRequest, TrainingKind } from "./request.ts";

/** The objects of a training run: a volume for checkpoints, and the job. Always the same for the same request. */
export function trainingJob(kind: TrainingKind, request: JobRequest): readonly NewObject[] {
  return [outputClaim(request), job(kind, request)];
}

function job(kind: TrainingKind, request: JobRequest): NewObject {
  switch (kind) {
    case "pytorch-job":
      return pytorchJob(request);
    case "train-job":
      return trainJob(request);
    case "job-set":
      return jobSet(request);
    case "ray-job":
      return rayJob(request);
    case "mpi-job":
      return mpiJob(request);
  }
}

/**
 * The operator tells torchrun by variables how many machines there are and where they meet.
 *
 * https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/pytorch/
 */
function pytorchJob(request: JobRequest): NewObject {
  const replicas = (count: number): NewObject => ({
    replicas: count,
    restartPolicy: "OnFailure",
    template: {
      metadata: { labels: labelsOf(request) },
      spec: jobPod(request, jobContainer(request, "pytorch", ["torchrun", request.script])),
    },
  });
  return {
    apiVersion: "kubeflow.org/v1",
    kind: "PyTorchJob",
    metadata: jobMetadata(request),
    spec: {
      nprocPerNode: String(request.gpus),
      runPolicy: { cleanPodPolicy: "Running", backoffLimit: 3, ttlSecondsAfterFinished: secondsKept },
      pytorchReplicaSpecs: {
        Master: replicas(1),
        ...(request.workers > 1 ? { Worker: replicas(request.workers - 1) } : {}),
      },
    },
  };
}

/**
 * The runtime `torch-distributed` comes with Kubeflow Trainer; its pods and containers are called `node`.
 *
 * https://www.kubeflow.org/docs/components/trainer/user-guides/pytorch/
 */
function trainJob(request: JobRequest): NewObject {
  const { securityContext, tolerations, nodeSelector, volumes } = jobPod(request, {});
  const { volumeMounts, securityContext: ofContainer } = jobContainer(request, "node", []);
  return {
    apiVersion: "trainer.kubeflow.org/v1alpha1",
    kind: "TrainJob",
    metadata: jobMetadata(request),
    spec: {
      runtimeRef: { name: "torch-distributed" },
      trainer: {
        image: request.image,
        command: ["torchrun", request.script],
        env: [{ name: "OUTPUT_DIR", value: outputFolder }],
        numNodes: request.workers,
        numProcPerNode: request.gpus,
        resourcesPerNode: jobResources(request),
      },
      runtimePatches: [
        {
          manager: "drydock.dev/author",
          trainingRuntimeSpec: {
            template: {
              spec: {
                replicatedJobs: [
                  {
                    name: "node",
                    template: {
                      spec: {
                        template: {
                          spec: {
                            securityContext,
                            ...(nodeSelector === undefined ? {} : { nodeSelector }),
                            tolerations,
                            containers: [{ name: "node", volumeMounts, securityContext: ofContainer }],
                            volumes,
                          },
                        },
                      },
                    },
                  },
                ],
              },
            },
          },
        },
      ],
    },
  };
}

/**
 * One Indexed Job whose pods meet at the first, by the name that the JobSet gives it.
 *
 * https://jobset.sigs.k8s.io/docs/tasks/
 */
function jobSet(request: JobRequest): NewObject {
  const { name, workers, gpus, script } = request;
  const command = [
    "torchrun",
    `--nnodes=${String(workers)}`,
    `--nproc-per-node=${String(gpus)}`,
    "--node-rank=$(JOB_COMPLETION_INDEX)",
    `--master-addr=${name}-node-0-0.${name}`,
    "--master-port=29500",
    script,
  ];
  return {
    apiVersion: "jobset.x-k8s.io/v1alpha2",
    kind: "JobSet",
    metadata: jobMetadata(request),
    spec: {
      ttlSecondsAfterFinished: secondsKept,
      // A run that has lost one machine begins again as a whole, from its last checkpoint.
      failurePolicy: { maxRestarts: 3 },
      network: { enableDNSHostnames: true },
      replicatedJobs: [
        {
          name: "node",
          replicas: 1,
          template: {
            spec: {
              completionMode: "Indexed",
              completions: workers,
              parallelism: workers,
              backoffLimit: 0,
              template: {
                spec: {
                  ...jobPod(request, {
                    ...jobContainer(request, "trainer", command),
                    ports: [{ name: "rendezvous", containerPort: 29500 }],
                  }),
                  restartPolicy: "Never",
                },
              },
            },
          },
        },
      ],
    },
  };
}

/**
 * The launcher starts the processes over SSH, which runs as the user of the image.
 *
 * https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/mpi/
 */
function mpiJob(request: JobRequest): NewObject {
  const { workers, gpus, script, image } = request;
  const processes = String(workers * gpus);
  return {
    apiVersion: "kubeflow.org/v2beta1",
    kind: "MPIJob",
    metadata: jobMetadata(request),
    spec: {
      slotsPerWorker: gpus,
      sshAuthMountPath: "/home/mpiuser/.ssh",
      runPolicy: { cleanPodPolicy: "Running", backoffLimit: 3, ttlSecondsAfterFinished: secondsKept },
      mpiReplicaSpecs: {
        Launcher: {
          replicas: 1,
          restartPolicy: "OnFailure",
          template: {
            spec: {
              ...leadPod({
                name: "launcher",
                image,
                command: ["mpirun", "-np", processes, "python", script],
                resources: { requests: { cpu: "1", memory: "2Gi" }, limits: { memory: "2Gi" } },
                volumeMounts: [{ name: "output", mountPath: outputFolder }],
              }),
              volumes: [outputVolume(request)],
            },
          },
        },
        Worker: {
          replicas: workers,
          restartPolicy: "OnFailure",
          template: {
            spec: jobPod(request, {
              ...jobContainer(request, "worker", ["/usr/sbin/sshd"]),
              args: ["-De", "-f", "/home/mpiuser/.sshd_config"],
            }),
          },
        },
      },
    },
  };
}
