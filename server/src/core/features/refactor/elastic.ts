import { say } from "../../text/message.ts";
import { queueMetricOf } from "../../workload/deploy/request.ts";
import {
  companion,
  fieldsAt,
  type Fields,
  type RefactoredWorkload,
  type Refactoring,
} from "./refactoring.ts";

/** Kinds whose number of replicas an autoscaler can own. */
const scaled: ReadonlySet<string> = new Set(["Deployment", "StatefulSet"]);

/**
 * Three ways to follow the load: more or fewer pods by processor time, the same by KEDA (for model servers by the requests
 * that wait), or larger and smaller pods. The number of replicas is taken out of the manifest, since applying it again would
 * undo what the autoscaler has decided.
 *
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function elastic(workload: RefactoredWorkload): readonly Refactoring[] {
  if (!scaled.has(workload.kind)) return [];
  return [...byReplicas(workload), bySize(workload)];
}

function byReplicas(workload: RefactoredWorkload): readonly Refactoring[] {
  const { object, engine } = workload;
  const { replicas, ...spec } = fieldsAt(object, "spec");
  const most = Math.max(typeof replicas === "number" ? replicas * 2 : 2, 2);
  const elasticObject = { ...object, spec };
  const metric = engine === undefined ? undefined : queueMetricOf(engine);
  if (metric !== undefined)
    return [
      {
        title: say`Scale with the requests that wait, by KEDA: the replicas belong to the autoscaler`,
        object: elasticObject,
        added: [scaledObject(workload, most, prometheusTrigger(workload, metric))],
      },
    ];
  // A share of what is asked for means nothing where nothing is asked for.
  if (!workload.containers.every(asksForProcessor)) return [];
  return [
    {
      title: say`Scale with the load, by an HPA: the replicas belong to the autoscaler`,
      object: elasticObject,
      added: [horizontalPodAutoscaler(workload, most)],
    },
    {
      title: say`Scale with the load, by KEDA: the replicas belong to the autoscaler`,
      object: elasticObject,
      added: [scaledObject(workload, most, processorTrigger)],
    },
  ];
}

function asksForProcessor(container: Fields): boolean {
  return ["requests", "limits"].some((name) => "cpu" in fieldsAt(container, "resources", name));
}

function target({ apiVersion, kind, name }: RefactoredWorkload): Fields {
  return { apiVersion, kind, name };
}

function horizontalPodAutoscaler(workload: RefactoredWorkload, maxReplicas: number): Fields {
  return {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: companion(workload),
    spec: {
      scaleTargetRef: target(workload),
      minReplicas: 1,
      maxReplicas,
      metrics: [
        {
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
        },
      ],
    },
  };
}

const processorTrigger: Fields = { type: "cpu", metricType: "Utilization", metadata: { value: "70" } };

function prometheusTrigger({ name }: RefactoredWorkload, metric: string): Fields {
  return {
    type: "prometheus",
    metadata: {
      serverAddress: "http://prometheus-operated.monitoring:9090",
      query: `sum(${metric}{pod=~"${name}-.*"})`,
      threshold: "5",
    },
  };
}

function scaledObject(workload: RefactoredWorkload, maxReplicaCount: number, trigger: Fields): Fields {
  return {
    apiVersion: "keda.sh/v1alpha1",
    kind: "ScaledObject",
    metadata: companion(workload),
    spec: { scaleTargetRef: target(workload), minReplicaCount: 1, maxReplicaCount, triggers: [trigger] },
  };
}

/** Pods are made with what others of their kind have used; running ones are left alone. */
function bySize(workload: RefactoredWorkload): Refactoring {
  return {
    title: say`Size new pods by what they use, by a VPA: running ones are left alone`,
    object: workload.object,
    added: [
      {
        apiVersion: "autoscaling.k8s.io/v1",
        kind: "VerticalPodAutoscaler",
        metadata: companion(workload),
        spec: { targetRef: target(workload), updatePolicy: { updateMode: "Initial" } },
      },
    ],
  };
}
