import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { titleOf } from "../../src/core/graph/findObjects.ts";
import { readGraphObjects } from "../../src/core/graph/graphObject.ts";
import { fromPlain, toPlain } from "../../src/core/graph/plainObject.ts";
import { createResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

/** Objects whose fields name each other, and all links from an object that are found, once each. */
interface Case {
  readonly what: string;
  readonly objects: readonly string[];
  readonly links: readonly string[];
}

const argo = "apiVersion: argoproj.io/v1alpha1";
const kueue = "apiVersion: kueue.x-k8s.io/v1beta2";
const kserve = "apiVersion: serving.kserve.io/v1alpha1";
const volcano = "apiVersion: scheduling.volcano.sh/v1beta1";
const gateway = "apiVersion: gateway.networking.k8s.io/v1";
const snapshot = "apiVersion: snapshot.storage.k8s.io/v1";
const policy = "apiVersion: admissionregistration.k8s.io/v1";

const cases: readonly Case[] = [
  {
    what: "claims, volumes and snapshots",
    objects: [
      "apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data}, spec: {volumeAttributesClassName: gold, dataSource: {apiGroup: snapshot.storage.k8s.io, kind: VolumeSnapshot, name: before}}",
      "apiVersion: v1, kind: PersistentVolume, metadata: {name: disk}, spec: {claimRef: {name: data, namespace: shop}}",
      "apiVersion: storage.k8s.io/v1, kind: VolumeAttributesClass, metadata: {name: gold}",
      `${snapshot}, kind: VolumeSnapshot, metadata: {name: before}, spec: {volumeSnapshotClassName: fast, source: {persistentVolumeClaimName: data}}`,
      `${snapshot}, kind: VolumeSnapshotClass, metadata: {name: fast}`,
    ],
    links: [
      "PersistentVolumeClaim/data object VolumeAttributesClass/gold",
      "PersistentVolumeClaim/data object VolumeSnapshot/before",
      "PersistentVolume/disk object PersistentVolumeClaim/data",
      "VolumeSnapshot/before object VolumeSnapshotClass/fast",
      "VolumeSnapshot/before object PersistentVolumeClaim/data",
    ],
  },
  {
    what: "a Gateway with its certificate, and routes to its listeners and to a mirror",
    objects: [
      `${gateway}, kind: Gateway, metadata: {name: public}, spec: {listeners: [{name: https, tls: {certificateRefs: [{name: cert}]}}]}`,
      `${gateway}, kind: HTTPRoute, metadata: {name: web}, spec: {parentRefs: [{name: public, sectionName: https}], rules: [{filters: [{requestMirror: {backendRef: {name: mirror, port: 81}}}]}]}`,
      `${gateway}, kind: BackendTLSPolicy, metadata: {name: tls}, spec: {targetRefs: [{group: "", kind: Service, name: mirror}], validation: {caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]}}`,
      "apiVersion: v1, kind: Service, metadata: {name: mirror}",
      "apiVersion: v1, kind: Secret, metadata: {name: cert}",
      "apiVersion: v1, kind: ConfigMap, metadata: {name: ca}",
    ],
    links: [
      "Gateway/public object Secret/cert",
      "HTTPRoute/web object Gateway/public",
      "HTTPRoute/web part Gateway/public",
      "HTTPRoute/web object Service/mirror",
      "HTTPRoute/web port Service/mirror",
      "BackendTLSPolicy/tls object Service/mirror",
      "BackendTLSPolicy/tls object ConfigMap/ca",
    ],
  },
  {
    what: "autoscalers to containers and to what they measure",
    objects: [
      "apiVersion: apps/v1, kind: Deployment, metadata: {name: web}",
      "apiVersion: v1, kind: Service, metadata: {name: web}",
      "apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, metrics: [{containerResource: {container: server}}, {object: {describedObject: {apiVersion: v1, kind: Service, name: web}}}]}",
      "apiVersion: autoscaling.k8s.io/v1, kind: VerticalPodAutoscaler, metadata: {name: web}, spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, resourcePolicy: {containerPolicies: [{containerName: server}]}}",
    ],
    links: [
      "HorizontalPodAutoscaler/web object Deployment/web",
      "HorizontalPodAutoscaler/web part Deployment/web",
      "HorizontalPodAutoscaler/web object Service/web",
      "VerticalPodAutoscaler/web object Deployment/web",
      "VerticalPodAutoscaler/web part Deployment/web",
    ],
  },
  {
    what: "a role that is about single objects of one kind",
    objects: [
      'apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: reader}, rules: [{apiGroups: [""], resources: [configmaps], resourceNames: [settings]}, {apiGroups: [""], resources: [configmaps, secrets], resourceNames: [settings]}]',
      "apiVersion: v1, kind: ConfigMap, metadata: {name: settings}",
    ],
    links: ["Role/reader object ConfigMap/settings"],
  },
  {
    what: "Argo CD, Workflows, Rollouts and Events",
    objects: [
      `${argo}, kind: ApplicationSet, metadata: {name: apps}, spec: {template: {spec: {project: shop}}}`,
      `${argo}, kind: AppProject, metadata: {name: shop}`,
      `${argo}, kind: Workflow, metadata: {name: train}, spec: {templates: [{steps: [[{templateRef: {name: steps, template: fit}}, {templateRef: {name: all, template: fit, clusterScope: true}}]]}]}`,
      `${argo}, kind: WorkflowTemplate, metadata: {name: steps}, spec: {templates: [{name: fit}]}`,
      `${argo}, kind: ClusterWorkflowTemplate, metadata: {name: all}, spec: {templates: [{name: fit}]}`,
      `${argo}, kind: Rollout, metadata: {name: web}, spec: {strategy: {canary: {stableService: web, analysis: {templates: [{templateName: errors}]}}}}`,
      `${argo}, kind: AnalysisTemplate, metadata: {name: errors}`,
      "apiVersion: v1, kind: Service, metadata: {name: web}",
      `${argo}, kind: Sensor, metadata: {name: push}, spec: {dependencies: [{name: a, eventSourceName: git}]}`,
      `${argo}, kind: EventSource, metadata: {name: git}`,
    ],
    links: [
      "ApplicationSet/apps object AppProject/shop",
      "Workflow/train object WorkflowTemplate/steps",
      "Workflow/train part WorkflowTemplate/steps",
      "Workflow/train object ClusterWorkflowTemplate/all",
      "Workflow/train part ClusterWorkflowTemplate/all",
      "Rollout/web object Service/web",
      "Rollout/web object AnalysisTemplate/errors",
      "Sensor/push object EventSource/git",
    ],
  },
  {
    what: "queues of Kueue",
    objects: [
      `${kueue}, kind: ClusterQueue, metadata: {name: gpus}, spec: {cohortName: all, admissionChecksStrategy: {admissionChecks: [{name: nodes, onFlavors: [h100]}]}}`,
      `${kueue}, kind: Cohort, metadata: {name: all}, spec: {parentName: company}`,
      `${kueue}, kind: Cohort, metadata: {name: company}`,
      `${kueue}, kind: ResourceFlavor, metadata: {name: h100}`,
      `${kueue}, kind: AdmissionCheck, metadata: {name: nodes}, spec: {parameters: {apiGroup: kueue.x-k8s.io, kind: MultiKueueConfig, name: far}}`,
      `${kueue}, kind: MultiKueueConfig, metadata: {name: far}, spec: {clusters: [east]}`,
      `${kueue}, kind: MultiKueueCluster, metadata: {name: east}, spec: {clusterSource: {kubeConfig: {location: east, locationType: Secret}}}`,
      "apiVersion: v1, kind: Secret, metadata: {name: east, namespace: kueue-system}",
    ],
    links: [
      "ClusterQueue/gpus object Cohort/all",
      "ClusterQueue/gpus object AdmissionCheck/nodes",
      "ClusterQueue/gpus object ResourceFlavor/h100",
      "Cohort/all object Cohort/company",
      "AdmissionCheck/nodes object MultiKueueConfig/far",
      "MultiKueueConfig/far object MultiKueueCluster/east",
      "MultiKueueCluster/east object Secret/east",
    ],
  },
  {
    what: "queues and groups of Volcano",
    objects: [
      `${volcano}, kind: Queue, metadata: {name: research}, spec: {parent: company}`,
      `${volcano}, kind: Queue, metadata: {name: company}`,
      `${volcano}, kind: PodGroup, metadata: {name: gang}, spec: {queue: research}`,
      "apiVersion: v1, kind: Pod, metadata: {name: one, annotations: {scheduling.k8s.io/group-name: gang}}",
    ],
    links: [
      "Queue/research object Queue/company",
      "PodGroup/gang object Queue/research",
      "Pod/one object PodGroup/gang",
    ],
  },
  {
    what: "models on a claim, with a runtime of the cluster, in a graph",
    objects: [
      "apiVersion: serving.kserve.io/v1beta1, kind: InferenceService, metadata: {name: cats}, spec: {predictor: {model: {runtime: onnx, modelFormat: {name: onnx}, storageUri: 'pvc://models/cats'}}}",
      `${kserve}, kind: ClusterServingRuntime, metadata: {name: onnx}, spec: {supportedModelFormats: [{name: onnx}]}`,
      "apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: models}",
      `${kserve}, kind: InferenceGraph, metadata: {name: all}, spec: {nodes: {root: {steps: [{serviceName: cats}]}}}`,
      `${kserve}, kind: TrainedModel, metadata: {name: small}, spec: {inferenceService: cats}`,
    ],
    links: [
      "InferenceService/cats object ClusterServingRuntime/onnx",
      "InferenceService/cats part ClusterServingRuntime/onnx",
      "InferenceService/cats object PersistentVolumeClaim/models",
      "InferenceGraph/all object InferenceService/cats",
      "TrainedModel/small object InferenceService/cats",
    ],
  },
  {
    what: "what a policy is given, whose kind stands in the policy",
    objects: [
      `${policy}, kind: ValidatingAdmissionPolicyBinding, metadata: {name: few}, spec: {policyName: replicas, paramRef: {name: few, namespace: shop}}`,
      `${policy}, kind: ValidatingAdmissionPolicy, metadata: {name: replicas}, spec: {paramKind: {apiVersion: rules.example.com/v1, kind: Limit}}`,
      "apiVersion: rules.example.com/v2, kind: Limit, metadata: {name: few, namespace: shop}",
      "apiVersion: rules.example.com/v2, kind: Limit, metadata: {name: few, namespace: bank}",
      "apiVersion: v1, kind: ConfigMap, metadata: {name: few, namespace: shop}",
    ],
    links: [
      "ValidatingAdmissionPolicyBinding/few object ValidatingAdmissionPolicy/replicas",
      "ValidatingAdmissionPolicyBinding/few params Limit/few",
    ],
  },
  {
    what: "Flux and cert-manager",
    objects: [
      "apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: web}, spec: {dependsOn: [{name: base}]}",
      "apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: base}",
      "apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: db}, spec: {valuesFrom: [{kind: ConfigMap, name: values}]}",
      "apiVersion: v1, kind: ConfigMap, metadata: {name: values}",
      "apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, annotations: {cert-manager.io/cluster-issuer: acme}}",
      "apiVersion: cert-manager.io/v1, kind: ClusterIssuer, metadata: {name: acme}",
    ],
    links: [
      "Kustomization/web object Kustomization/base",
      "HelmRelease/db object ConfigMap/values",
      "Ingress/web object ClusterIssuer/acme",
    ],
  },
];

suite("the places where objects refer to others", () => {
  for (const { what, objects, links } of cases)
    test(what, () => {
      const graph = createResourceGraph();
      const text = objects.map((object) => `{${object}}\n`).join("---\n");
      graph.setFile(openFile("file:///a.yaml", "yaml", 1, text), (part) =>
        // As an earlier session keeps them.
        readGraphObjects(parseDocument(part.text)).map((object) => fromPlain(toPlain(object))),
      );
      const found = [...graph.sites()].flatMap((site) =>
        site.object.references.flatMap((reference) =>
          graph.targetsOf({ site, reference }).map((target) => {
            assert.ok(
              graph.referrersTo(target).some((referrer) => referrer.reference === reference),
              "it is found from the other side",
            );
            return `${titleOf(site)} ${reference.kind} ${titleOf(target)}`;
          }),
        ),
      );
      assert.deepEqual([...new Set(found)].toSorted(), links.toSorted());
    });
});
