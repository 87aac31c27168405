import { queueMetricOf, type DeployRequest } from "./request.ts";

/** An object of Kubernetes before it is written down. */
export type NewObject = Readonly<Record<string, unknown>>;

export function labelsOf({ name }: Pick<DeployRequest, "name">): Readonly<Record<string, string>> {
  return { "app.kubernetes.io/name": name };
}

/** Of the pods that answer requests: of a group only the leader. */
export function servingLabels(request: DeployRequest): Readonly<Record<string, string>> {
  return request.shape === "leader-worker-set"
    ? { ...labelsOf(request), "app.kubernetes.io/component": "leader" }
    : labelsOf(request);
}

export function metadataOf(request: Pick<DeployRequest, "name" | "namespace">, suffix = ""): NewObject {
  const { name, namespace } = request;
  return {
    name: `${name}${suffix}`,
    ...(namespace === undefined ? {} : { namespace }),
    labels: labelsOf(request),
  };
}

/** One volume for all replicas, so that the model is fetched once; several nodes need shared access. */
export function modelClaim(request: DeployRequest): NewObject {
  const shared = request.maxReplicas > 1 || request.nodes > 1;
  return claim(request, "-models", request.storage, shared);
}

export function claim(
  request: Pick<DeployRequest, "name" | "namespace">,
  suffix: string,
  storage: string,
  shared: boolean,
): NewObject {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: metadataOf(request, suffix),
    spec: {
      accessModes: [shared ? "ReadWriteMany" : "ReadWriteOnce"],
      resources: { requests: { storage } },
    },
  };
}

export function service(request: DeployRequest): NewObject {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: metadataOf(request),
    spec: { selector: servingLabels(request), ports: [{ name: "http", port: 80, targetPort: "http" }] },
  };
}

export function budget(request: DeployRequest): NewObject {
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: metadataOf(request),
    spec: { maxUnavailable: 1, selector: { matchLabels: servingLabels(request) } },
  };
}

/** By the requests that wait: the processor of a GPU server tells nothing. */
export function scaler(request: DeployRequest): readonly NewObject[] {
  const { name, autoscaling, maxReplicas, engine } = request;
  const metric = queueMetricOf(engine);
  if (autoscaling === "none" || metric === undefined) return [];
  if (autoscaling === "keda")
    return [
      {
        apiVersion: "keda.sh/v1alpha1",
        kind: "ScaledObject",
        metadata: metadataOf(request),
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
      metadata: metadataOf(request),
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

/** The Service that requests go to, and its port. */
interface Backend {
  readonly name: string;
  readonly port: number;
}

export function route(request: DeployRequest, backend: Backend): readonly NewObject[] {
  const { gateway } = request;
  if (gateway === undefined) return [];
  return [
    {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "HTTPRoute",
      metadata: metadataOf(request),
      spec: {
        parentRefs: [{ name: gateway }],
        rules: [
          {
            matches: [{ path: { type: "PathPrefix", value: "/" } }],
            backendRefs: [backend],
            // Answers are streamed for minutes.
            timeouts: { request: "0s" },
          },
        ],
      },
    },
  ];
}
