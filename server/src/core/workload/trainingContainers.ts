/**
 * By kind, the container of a training job that the operator fills in and watches.
 * https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/
 */
export const trainingContainers: ReadonlyMap<string, string> = new Map([
  ["PyTorchJob", "pytorch"],
  ["TFJob", "tensorflow"],
  ["XGBoostJob", "xgboost"],
  ["PaddleJob", "paddle"],
  ["JAXJob", "jax"],
]);
