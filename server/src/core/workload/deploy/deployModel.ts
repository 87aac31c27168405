import { engineContainer, groupContainer } from "./engineContainer.ts";
import { queueMetricOf, type DeployRequest } from "./request.ts";

type Manifest = Readonly<Record<string, unknown>>;

/**
 * All objects that serve a model: storage, the workload with its probes, shared memory and restricted security context, a
 * Service, a disruption budget, and where asked for an autoscaler and a route. Always the same for the same request, which
 * must not be one that `refusal` speaks of.
 */
export function deployModel(request: DeployRequest): readonly Manifest[] {
  switch (request.shape) {
    case "deployment":
      return [
        claim(request),
        deployment(request),
        service(request),
        budget(request),
        ...scaler(request),
        ...route(request),
      ];
    case "kserve":
      return [claim(request), inferenceService(request)];
    case "leader-worker-set":
      return [claim(request), leaderWorkerSet(request), service(request), budget(request), ...route(request)];
  }
}

function labelsOf({ name }: DeployRequest): Readonly<Record<string, string>> {
  return { "app.kubernetes.io/name": name };
}

/** Of the pods that answer requests: of a group only the leader. */
function servingLabels(request: DeployRequest): Readonly<Record<string, string>> {
  return request.shape === "leader-worker-set"
    ? { ...labelsOf(request), "app.kubernetes.io/component": "leader" }
    : labelsOf(request);
}

function metadata(request: DeployRequest): Manifest {
  return { name: request.name, labels: labelsOf(request) };
}

/** One volume for all replicas, so that the model is fetched once; several nodes need shared access. */
function claim(request: DeployRequest): Manifest {
  const shared = request.maxReplicas > 1 || request.nodes > 1;
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: { ...metadata(request), name: `${request.name}-models` },
    spec: {
      accessModes: [shared ? "ReadWriteMany" : "ReadWriteOnce"],
      resources: { requests: { storage: request.storage } },
    },
  };
}

function podSpec({ name }: DeployRequest, container: Manifest): Manifest {
  return {
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 1000,
      fsGroup: 1000,
      seccompProfile: { type: "RuntimeDefault" },
    },
    automountServiceAccountToken: false,
    tolerations: [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }],
    containers: [container],
    volumes: [
      { name: "models", persistentVolumeClaim: { claimName: `${name}-models` } },
      { name: "shm", emptyDir: { medium: "Memory", sizeLimit: "8Gi" } },
      { name: "tmp", emptyDir: {} },
    ],
  };
}

function deployment(request: DeployRequest): Manifest {
  const labels = labelsOf(request);
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: metadata(request),
    spec: {
      // An autoscaler owns the number of replicas.
      ...(request.autoscaling === "none" ? { replicas: request.maxReplicas } : {}),
      selector: { matchLabels: labels },
      // GPUs are freed before the new pod asks for them.
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
      template: {
        metadata: { labels },
        spec: spread(request, podSpec(request, engineContainer(request, "server"))),
      },
    },
  };
}

function spread(request: DeployRequest, spec: Manifest): Manifest {
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

function inferenceService(request: DeployRequest): Manifest {
  return {
    apiVersion: "serving.kserve.io/v1beta1",
    kind: "InferenceService",
    metadata: { ...metadata(request), annotations: { "serving.kserve.io/deploymentMode": "RawDeployment" } },
    spec: {
      predictor: {
        minReplicas: 1,
        maxReplicas: request.maxReplicas,
        ...podSpec(request, engineContainer(request, "kserve-container")),
      },
    },
  };
}

function leaderWorkerSet(request: DeployRequest): Manifest {
  return {
    apiVersion: "leaderworkerset.x-k8s.io/v1",
    kind: "LeaderWorkerSet",
    metadata: metadata(request),
    spec: {
      replicas: request.maxReplicas,
      leaderWorkerTemplate: {
        size: request.nodes,
        restartPolicy: "RecreateGroupOnPodRestart",
        leaderTemplate: {
          metadata: { labels: servingLabels(request) },
          spec: podSpec(request, groupContainer(request, "leader")),
        },
        workerTemplate: {
          metadata: { labels: { ...labelsOf(request), "app.kubernetes.io/component": "worker" } },
          spec: podSpec(request, groupContainer(request, "worker")),
        },
      },
    },
  };
}

function service(request: DeployRequest): Manifest {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: metadata(request),
    spec: { selector: servingLabels(request), ports: [{ name: "http", port: 80, targetPort: "http" }] },
  };
}

function budget(request: DeployRequest): Manifest {
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: metadata(request),
    spec: { maxUnavailable: 1, selector: { matchLabels: servingLabels(request) } },
  };
}

/** By the requests that wait: the processor of a GPU server tells nothing. */
function scaler(request: DeployRequest): readonly Manifest[] {
  const { name, autoscaling, maxReplicas, engine } = request;
  const metric = queueMetricOf(engine);
  if (autoscaling === "none" || metric === undefined) return [];
  if (autoscaling === "keda")
    return [
      {
        apiVersion: "keda.sh/v1alpha1",
        kind: "ScaledObject",
        metadata: metadata(request),
        spec: {
          scaleTargetRef: { name },
          minReplicaCount: 1,
          maxReplicaCount: maxReplicas,
          triggers: [
            {
              type: "prometheus",
              metadata: {
                serverAddress: "http://prometheus-operated.monitoring:9090",
                query: `sum(${metric}{pod=~"${name}-.*"})`,
                threshold: "5",
              },
            },
          ],
        },
      },
    ];
  return [
    {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata: metadata(request),
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
        minReplicas: 1,
        maxReplicas,
        metrics: [
          {
            type: "Pods",
            pods: {
              metric: { name: metric.replaceAll(":", "_") },
              target: { type: "AverageValue", averageValue: "5" },
            },
          },
        ],
      },
    },
  ];
}

function route(request: DeployRequest): readonly Manifest[] {
  const { gateway, name } = request;
  if (gateway === undefined) return [];
  return [
    {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "HTTPRoute",
      metadata: metadata(request),
      spec: {
        parentRefs: [{ name: gateway }],
        rules: [
          {
            matches: [{ path: { type: "PathPrefix", value: "/" } }],
            backendRefs: [{ name, port: 80 }],
            // Answers are streamed for minutes.
            timeouts: { request: "0s" },
          },
        ],
      },
    },
  ];
}
