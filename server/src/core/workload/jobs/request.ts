/** What all jobs that are written for a person have in common. */
export interface JobRequest {
  /** Of all objects; a DNS label. */
  readonly name: string;
  readonly namespace?: string;
  /** Kueue's LocalQueue that admits the job. */
  readonly queue?: string;
  readonly image: string;
  /** The program, as a path in the image. */
  readonly script: string;
  /** Pods that compute. */
  readonly workers: number;
  /** In each of them. */
  readonly gpus: number;
  /** Value of the label `nvidia.com/gpu.product` of the nodes to run on; any GPU where it is absent. */
  readonly product?: string;
  /** Size of the volume for what the job writes, a quantity. */
  readonly storage: string;
}

export const trainingKinds = ["pytorch-job", "train-job", "job-set", "ray-job", "mpi-job"] as const;
export type TrainingKind = (typeof trainingKinds)[number];

export const dataKinds = ["spark", "ray-data", "argo-workflow"] as const;
export type DataKind = (typeof dataKinds)[number];
