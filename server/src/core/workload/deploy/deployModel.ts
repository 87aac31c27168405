import { engineContainer, engineFiles, groupContainer, pullSecretsOf } from "./engineContainer.ts";
import { kaitoWorkspace } from "./kaitoWorkspace.ts";
import { gpuPod } from "./gpuPod.ts";
import { rayService } from "./rayService.ts";
import type { DeployRequest } from "./request.ts";
import {
  budget,
  labelsOf,
  metadataOf,
  modelClaim,
  route,
  scaler,
  service,
  servingLabels,
  type NewObject,
} from "./sharedObjects.ts";

/**
 * All objects that serve a model: storage, the workload with its probes, shared memory and restricted security context, a
 * Service, a disruption budget, and where asked for an autoscaler and a route. Always the same for the same request, which
 * must not be one that `refusal` speaks of.
 */
export function deployModel(request: DeployRequest): readonly NewObject[] {
  const { name } = request;
  const ownRoute = route(request, { name, port: 80 });
  switch (request.shape) {
    case "deployment":
      return [
        modelClaim(request),
        ...engineFiles(request),
        deployment(request),
        service(request),
        budget(request),
        ...scaler(request),
        ...ownRoute,
      ];
    case "kserve":
      return [
        modelClaim(request),
        inferenceService(request),
        ...route(request, { name: `${name}-predictor`, port: 80 }),
      ];
    case "leader-worker-set":
      return [modelClaim(request), leaderWorkerSet(request), service(request), budget(request), ...ownRoute];
    case "ray-service":
      return [
        modelClaim(request),
        rayService(request),
        ...route(request, { name: `${name}-serve-svc`, port: 8000 }),
      ];
    case "kaito":
      return [kaitoWorkspace(request), ...ownRoute];
  }
}

function servedPod(request: DeployRequest, container: NewObject): NewObject {
  const { name, engine } = request;
  const models = { name: "models", persistentVolumeClaim: { claimName: `${name}-models` } };
  const repository = {
    name: "repository",
    configMap: { name: `${name}-repository`, items: repositoryItems },
  };
  return {
    ...gpuPod(request, container, engine === "triton" ? [models, repository] : [models]),
    ...pullSecretsOf(engine),
  };
}

/** Where Triton looks for the files of a model named `model`. */
const repositoryItems = [
  { key: "config.pbtxt", path: "model/config.pbtxt" },
  { key: "model.json", path: "model/1/model.json" },
];

function deployment(request: DeployRequest): NewObject {
  const labels = labelsOf(request);
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: metadataOf(request),
    spec: {
      // An autoscaler owns the number of replicas.
      ...(request.autoscaling === "none" ? { replicas: request.maxReplicas } : {}),
      selector: { matchLabels: labels },
      // GPUs are freed before the new pod asks for them.
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
      template: {
        metadata: { labels },
        spec: spread(request, servedPod(request, engineContainer(request, "server"))),
      },
    },
  };
}

function spread(request: DeployRequest, spec: NewObject): NewObject {
  if (request.maxReplicas < 2) return spec;
  return {
    ...spec,
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "kubernetes.io/hostname",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: labelsOf(request) },
      },
    ],
  };
}

function inferenceService(request: DeployRequest): NewObject {
  return {
    apiVersion: "serving.kserve.io/v1beta1",
    kind: "InferenceService",
    metadata: {
      ...metadataOf(request),
      annotations: { "serving.kserve.io/deploymentMode": "RawDeployment" },
    },
    spec: {
      predictor: {
        minReplicas: 1,
        maxReplicas: request.maxReplicas,
        ...servedPod(request, engineContainer(request, "kserve-container")),
      },
    },
  };
}

function leaderWorkerSet(request: DeployRequest): NewObject {
  return {
    apiVersion: "leaderworkerset.x-k8s.io/v1",
    kind: "LeaderWorkerSet",
    metadata: metadataOf(request),
    spec: {
      replicas: request.maxReplicas,
      leaderWorkerTemplate: {
        size: request.nodes,
        restartPolicy: "RecreateGroupOnPodRestart",
        leaderTemplate: {
          metadata: { labels: servingLabels(request) },
          spec: servedPod(request, groupContainer(request, "leader")),
        },
        workerTemplate: {
          metadata: { labels: { ...labelsOf(request), "app.kubernetes.io/component": "worker" } },
          spec: servedPod(request, groupContainer(request, "worker")),
        },
      },
    },
  };
}
