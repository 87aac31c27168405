import { gpuPod, restrictedContainer, restrictedPod, scratchMounts } from "./gpuPod.ts";
import type { DeployRequest } from "./request.ts";
import { metadataOf, type NewObject } from "./sharedObjects.ts";

/** Ray and vLLM in one image; the version of Ray is told to KubeRay as well. */
const rayVersion = "2.52.0";
const image = `rayproject/ray-llm:${rayVersion}-py311-cu128`;

/**
 * A RayService whose application is Ray's own for language models: one copy of the model for each worker, as many copies as
 * requests need. KubeRay makes the Service `NAME-serve-svc` at port 8000.
 *
 * https://docs.ray.io/en/latest/serve/llm/index.html
 */
export function rayService(request: DeployRequest): NewObject {
  const { name, maxReplicas, gpus } = request;
  return {
    apiVersion: "ray.io/v1",
    kind: "RayService",
    metadata: metadataOf(request),
    spec: {
      serveConfigV2: serveConfig(request),
      rayClusterConfig: {
        rayVersion,
        enableInTreeAutoscaling: maxReplicas > 1,
        headGroupSpec: {
          // The head has no GPU, and nothing of the application is to be placed on it.
          rayStartParams: { "num-cpus": "0", "dashboard-host": "0.0.0.0" },
          template: { spec: headPod() },
        },
        workerGroupSpecs: [
          {
            groupName: "gpu",
            replicas: 1,
            minReplicas: 1,
            maxReplicas,
            rayStartParams: {},
            template: {
              spec: gpuPod(request, workerContainer(gpus), [
                { name: "models", persistentVolumeClaim: { claimName: `${name}-models` } },
              ]),
            },
          },
        ],
      },
    },
  };
}

function serveConfig({ model, gpus, maxReplicas }: DeployRequest): string {
  return [
    "applications:",
    "  - name: llm",
    "    import_path: ray.serve.llm:build_openai_app",
    "    route_prefix: /",
    "    args:",
    "      llm_configs:",
    "        - model_loading_config:",
    `            model_id: ${JSON.stringify(model)}`,
    "          engine_kwargs:",
    `            tensor_parallel_size: ${String(gpus)}`,
    "          deployment_config:",
    "            autoscaling_config:",
    "              min_replicas: 1",
    `              max_replicas: ${String(maxReplicas)}`,
    "",
  ].join("\n");
}

function headPod(): NewObject {
  return {
    ...restrictedPod,
    // The autoscaler beside the head changes the number of workers.
    automountServiceAccountToken: true,
    containers: [
      {
        name: "ray-head",
        image,
        ports: [
          { name: "gcs-server", containerPort: 6379 },
          { name: "dashboard", containerPort: 8265 },
          { name: "serve", containerPort: 8000 },
        ],
        resources: { requests: { cpu: "2", memory: "8Gi" }, limits: { memory: "8Gi" } },
        securityContext: restrictedContainer,
      },
    ],
  };
}

function workerContainer(gpus: number): NewObject {
  return {
    name: "ray-worker",
    image,
    env: [
      { name: "HF_HOME", value: "/models" },
      {
        name: "HF_TOKEN",
        valueFrom: { secretKeyRef: { name: "hugging-face", key: "token", optional: true } },
      },
    ],
    resources: {
      requests: { cpu: "4", memory: "16Gi" },
      limits: { memory: "64Gi", "nvidia.com/gpu": gpus },
    },
    securityContext: restrictedContainer,
    volumeMounts: [{ name: "models", mountPath: "/models" }, ...scratchMounts],
  };
}
