import { dns1123Label, dns1123Subdomain } from "../../formats/names.ts";
import { say, type Message } from "../../text/message.ts";
import { dataJob } from "../jobs/dataJob.ts";
import { trainingJob } from "../jobs/trainingJob.ts";
import {
  dataKinds,
  trainingKinds,
  type DataKind,
  type JobRequest,
  type TrainingKind,
} from "../jobs/request.ts";
import type { Choice, Conversation, Form, GpuStock, Outcome } from "./form.ts";
import {
  askCount,
  askNamespace,
  askOptional,
  askProduct,
  askText,
  choose,
  isFilled,
  isQuantity,
  mostGpus,
} from "./questions.ts";

const questions = [
  "kind",
  "name",
  "image",
  "script",
  "nodes",
  "gpus",
  "product",
  "queue",
  "storage",
  "namespace",
] as const;
type JobQuestion = (typeof questions)[number];

/** Trains a model: by which operator, on how many nodes with how many GPUs. */
export const trainingForm: Form = {
  questions,
  *converse(stock): Conversation<JobQuestion, Outcome> {
    const kind = yield* choose("kind", trainingKinds, "pytorch-job");
    const request = yield* askJob(stock, "train", trainingImages[kind], 1);
    return { kind: "objects", name: request.name, objects: trainingJob(kind, request) };
  },
};

/** Processes data: by which system, in how many pods. */
export const dataForm: Form = {
  questions,
  *converse(stock): Conversation<JobQuestion, Outcome> {
    const kind = yield* choose("kind", dataKinds, "spark");
    const request = yield* askJob(stock, "process", dataImages[kind], 0);
    return { kind: "objects", name: request.name, objects: dataJob(kind, request) };
  },
};

/**
 * Published images that the jobs are written for:
 * https://hub.docker.com/r/pytorch/pytorch
 * https://docs.ray.io/en/latest/ray-overview/installation.html#docker-source-images
 * https://github.com/kubeflow/mpi-operator/tree/master/examples/v2beta1/pi
 */
const trainingImages: Readonly<Record<TrainingKind, string>> = {
  "pytorch-job": "pytorch/pytorch:2.7.1-cuda12.6-cudnn9-runtime",
  "train-job": "pytorch/pytorch:2.7.1-cuda12.6-cudnn9-runtime",
  "job-set": "pytorch/pytorch:2.7.1-cuda12.6-cudnn9-runtime",
  "ray-job": "rayproject/ray:2.52.0-gpu",
  // Open MPI, an SSH server and the user `mpiuser`, as the operator's base images have them.
  "mpi-job": "mpioperator/mpi-pi:openmpi",
};

/** The image of Spark is the one that the Spark operator itself is built on: https://github.com/kubeflow/spark-operator */
const dataImages: Readonly<Record<DataKind, string>> = {
  spark: "apache/spark:4.0.4",
  "ray-data": "rayproject/ray:2.52.0",
  "argo-workflow": "python:3.13-slim",
};

/** @param leastGpus in each pod; data can be processed without any */
function* askJob(
  stock: readonly GpuStock[],
  verb: "train" | "process",
  image: string,
  leastGpus: number,
): Conversation<JobQuestion, JobRequest> {
  const name = yield* askText("name", verb, dns1123Label);
  const chosenImage = yield* askText("image", image, isFilled);
  const script = yield* askText("script", `/workspace/${verb}.py`, isPath);
  const workers = yield* askCount("nodes", 2, 1);
  const gpus = yield* askCount("gpus", leastGpus, leastGpus, gpuCounts(stock, leastGpus));
  const product = gpus === 0 ? undefined : yield* askProduct(stock);
  const queue = yield* askOptional("queue", dns1123Subdomain);
  const storage = yield* askText("storage", "100Gi", isQuantity);
  const namespace = yield* askNamespace();
  return {
    name,
    image: chosenImage,
    script,
    workers,
    gpus,
    storage,
    ...(product === undefined ? {} : { product }),
    ...(queue === undefined ? {} : { queue }),
    ...(namespace === undefined ? {} : { namespace }),
  };
}

function gpuCounts(stock: readonly GpuStock[], least: number): readonly Choice[] {
  const most = mostGpus(stock, undefined);
  return [0, 1, 2, 4, 8, 16]
    .filter((count) => count >= least && count <= most)
    .map((count) => ({ value: String(count) }));
}

function isPath(text: string): Message | undefined {
  return /^\/[^\s'"]+$/u.test(text)
    ? undefined
    : say`is no path in the image such as \`/workspace/train.py\``;
}
