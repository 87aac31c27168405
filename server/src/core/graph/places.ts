import type { Cursor } from "../manifest/cursor.ts";
import { toGvk } from "../manifest/apiVersion.ts";
import { isPlaceholder, readLabelMap, readLabelSelector, type LabelSelector } from "./labelSelector.ts";
import type { ObjectName, Reference, TextPlace } from "./reference.ts";

/** Reads the reference at a place; absent where the text is not complete enough to mean something. */
type Read = (at: Cursor, namespace: string | undefined) => Reference | undefined;

interface Place {
  /** The kind of the referring object and the field path, as `Service spec.selector`. */
  readonly path: RegExp;
  readonly read: Read;
}

/** Names, by the field that holds them: each container, port and variable has one, and few refer to anything. */
const names: ReadonlyMap<string, readonly Place[]> = new Map([
  ["configMap", [{ path: /\bconfigMap\.name$/, read: object("", "ConfigMap") }]],
  ["configMapRef", [{ path: /\bconfigMapRef\.name$/, read: object("", "ConfigMap") }]],
  ["configMapKeyRef", [{ path: /\bconfigMapKeyRef\.name$/, read: object("", "ConfigMap") }]],
  ["secret", [{ path: /\bsecret\.name$/, read: object("", "Secret") }]],
  ["secretRef", [{ path: /\bsecretRef\.name$/, read: object("", "Secret") }]],
  ["secretKeyRef", [{ path: /\bsecretKeyRef\.name$/, read: object("", "Secret") }]],
  ["imagePullSecrets", [{ path: /\bimagePullSecrets\[\d+\]\.name$/, read: object("", "Secret") }]],
  [
    "service",
    [
      { path: /\b(?:b|defaultB)ackend\.service\.name$/, read: object("", "Service") },
      { path: /\bclientConfig\.service\.name$/, read: object("", "Service") },
      { path: /^APIService spec\.service\.name$/, read: object("", "Service") },
    ],
  ],
  ["port", [{ path: /\b(?:b|defaultB)ackend\.service\.port\.name$/, read: ingressPort }]],
  ["backendRefs", [{ path: /\bbackendRefs\[\d+\]\.name$/, read: typed("", "Service") }]],
  [
    "parentRefs",
    [{ path: /\bparentRefs\[\d+\]\.name$/, read: typed("gateway.networking.k8s.io", "Gateway") }],
  ],
  ["scaleTargetRef", [{ path: /\bscaleTargetRef\.name$/, read: typed("apps", "Deployment") }]],
  [
    "targetRef",
    [{ path: /^VerticalPodAutoscaler spec\.targetRef\.name$/, read: typed("apps", "Deployment") }],
  ],
  [
    "runtimeRef",
    [
      {
        path: /^TrainJob spec\.runtimeRef\.name$/,
        read: typed("trainer.kubeflow.org", "ClusterTrainingRuntime"),
      },
    ],
  ],
  [
    "nimCache",
    [{ path: /^NIMService spec\.storage\.nimCache\.name$/, read: object("apps.nvidia.com", "NIMCache") }],
  ],
  [
    "nodeClassRef",
    [
      {
        path: /^NodePool spec\.template\.spec\.nodeClassRef\.name$/,
        read: typed("karpenter.k8s.aws", "EC2NodeClass"),
      },
    ],
  ],
  [
    "endpointPickerRef",
    [{ path: /^InferencePool spec\.endpointPickerRef\.name$/, read: typed("", "Service") }],
  ],
  [
    "secretTargetRef",
    [{ path: /^TriggerAuthentication spec\.secretTargetRef\[\d+\]\.name$/, read: object("", "Secret") }],
  ],
  [
    "configMapTargetRef",
    [
      {
        path: /^TriggerAuthentication spec\.configMapTargetRef\[\d+\]\.name$/,
        read: object("", "ConfigMap"),
      },
    ],
  ],
  ["roleRef", [{ path: /\broleRef\.name$/, read: typed("") }]],
  ["subjects", [{ path: /\bsubjects\[\d+\]\.name$/, read: typed("") }]],
  ["ownerReferences", [{ path: /\bmetadata\.ownerReferences\[\d+\]\.name$/, read: typed("") }]],
  ["sourceRef", [{ path: /\bspec\.sourceRef\.name$/, read: typed("source.toolkit.fluxcd.io") }]],
  ["issuerRef", [{ path: /\bissuerRef\.name$/, read: typed("cert-manager.io", "Issuer") }]],
  [
    "authenticationRef",
    [{ path: /\bauthenticationRef\.name$/, read: typed("keda.sh", "TriggerAuthentication") }],
  ],
  [
    "flavors",
    [
      {
        path: /^ClusterQueue spec\.resourceGroups\[\d+\]\.flavors\[\d+\]\.name$/,
        read: object("kueue.x-k8s.io", "ResourceFlavor"),
      },
    ],
  ],
]);

/** Others by the last segment of the path, so that most fields of an object cost one look-up. */
const places: ReadonlyMap<string, readonly Place[]> = new Map([
  ["secretName", [{ path: /\bsecret\.secretName$|\btls\[\d+\]\.secretName$/, read: object("", "Secret") }]],
  ["serviceAccountName", [{ path: /./, read: object("", "ServiceAccount") }]],
  ["serviceName", [{ path: /^StatefulSet spec\.serviceName$/, read: object("", "Service") }]],
  ["claimName", [{ path: /\bpersistentVolumeClaim\./, read: object("", "PersistentVolumeClaim") }]],
  ["volumeName", [{ path: /^PersistentVolumeClaim spec\./, read: object("", "PersistentVolume") }]],
  ["storageClassName", [{ path: /./, read: object("storage.k8s.io", "StorageClass") }]],
  ["priorityClassName", [{ path: /./, read: object("scheduling.k8s.io", "PriorityClass") }]],
  ["runtimeClassName", [{ path: /./, read: object("node.k8s.io", "RuntimeClass") }]],
  ["ingressClassName", [{ path: /./, read: object("networking.k8s.io", "IngressClass") }]],
  ["gatewayClassName", [{ path: /./, read: object("gateway.networking.k8s.io", "GatewayClass") }]],
  ["resourceClaimName", [{ path: /./, read: object("resource.k8s.io", "ResourceClaim") }]],
  ["resourceClaimTemplateName", [{ path: /./, read: object("resource.k8s.io", "ResourceClaimTemplate") }]],
  ["deviceClassName", [{ path: /./, read: object("resource.k8s.io", "DeviceClass") }]],
  [
    "runtime",
    [
      {
        path: /^InferenceService spec\.predictor\.model\.runtime$/,
        read: object("serving.kserve.io", "ServingRuntime"),
      },
    ],
  ],
  ["policyName", [{ path: /^\w+PolicyBinding spec\.policyName$/, read: policy }]],
  ["ray.io/cluster", [{ path: /^RayJob spec\.clusterSelector\./, read: object("ray.io", "RayCluster") }]],
  ["clusterQueue", [{ path: /^LocalQueue spec\./, read: object("kueue.x-k8s.io", "ClusterQueue") }]],
  [
    "kueue.x-k8s.io/priority-class",
    [{ path: /\blabels\./, read: object("kueue.x-k8s.io", "WorkloadPriorityClass") }],
  ],
  ["kai.scheduler/queue", [{ path: /\blabels\./, read: object("scheduling.run.ai", "Queue") }]],
  ["karpenter.sh/nodepool", [{ path: /\bnodeSelector\./, read: object("karpenter.sh", "NodePool") }]],
  ["subdomain", [{ path: /^Job spec\.template\.spec\.subdomain$/, read: object("", "Service") }]],
  ["topologyName", [{ path: /^ResourceFlavor spec\./, read: object("kueue.x-k8s.io", "Topology") }]],
  ["queue", [{ path: /^Job spec\.queue$/, read: object("scheduling.volcano.sh", "Queue") }]],
  ["kueue.x-k8s.io/queue-name", [{ path: /\blabels\./, read: object("kueue.x-k8s.io", "LocalQueue") }]],
  ["project", [{ path: /^Application spec\.project$/, read: object("argoproj.io", "AppProject") }]],
  [
    "key",
    [
      { path: /\bconfigMapKeyRef\.key$/, read: key("ConfigMap", besideIt, "name") },
      {
        path: /^TriggerAuthentication spec\.configMapTargetRef\[\d+\]\.key$/,
        read: key("ConfigMap", besideIt, "name"),
      },
      {
        path: /^TriggerAuthentication spec\.secretTargetRef\[\d+\]\.key$/,
        read: key("Secret", besideIt, "name"),
      },
      { path: /\bsecretKeyRef\.key$/, read: key("Secret", besideIt, "name") },
      { path: /\bconfigMap\.items\[\d+\]\.key$/, read: key("ConfigMap", aroundItems, "name") },
      { path: /\bsecret\.items\[\d+\]\.key$/, read: key("Secret", aroundItems, "name", "secretName") },
    ],
  ],
  [
    "port",
    [
      { path: /\bbackendRefs\[\d+\]\.port$/, read: routePort },
      { path: /^PodMonitor spec\.podMetricsEndpoints\[\d+\]\.port$/, read: monitoredPort },
      { path: /\bclientConfig\.service\.port$|^APIService spec\.service\.port$/, read: portBeside },
    ],
  ],
  [
    "number",
    [
      { path: /\b(?:b|defaultB)ackend\.service\.port\.number$/, read: ingressPort },
      { path: /^InferencePool spec\.endpointPickerRef\.port\.number$/, read: ingressPort },
      { path: /^InferencePool spec\.targetPorts\[\d+\]\.number$/, read: poolPort },
    ],
  ],
  [
    "selector",
    [
      { path: /^Service spec\.selector$/, read: serviceSelector },
      { path: /^(?:PodDisruptionBudget|InferencePool) spec\.selector$/, read: labelSelector },
      { path: /^PodMonitor spec\.selector$/, read: peers },
    ],
  ],
  ["targetPort", [{ path: /^Service spec\.ports\[\d+\]\.targetPort$/, read: targetPort }]],
  [
    "podSelector",
    [
      { path: /^NetworkPolicy spec\.podSelector$/, read: labelSelector },
      { path: /^NetworkPolicy spec\.(?:in|e)gress\[\d+\]\.(?:from|to)\[\d+\]\.podSelector$/, read: peers },
    ],
  ],
  [
    "labelSelector",
    [{ path: /\b(?:topologySpreadConstraints|\w+DuringExecution)\[\d+\]\./, read: labelSelector }],
  ],
]);

/**
 * What the value at a place of an object refers to, if it is such a place.
 * @param namespace of the object, where it says one
 */
export function referenceAt(
  kind: string,
  root: Cursor,
  at: Cursor,
  namespace: string | undefined,
): Reference | undefined {
  const candidates = at.name === "name" ? names.get(holderOf(at)) : places.get(at.name);
  if (candidates === undefined) return undefined;
  const inside = at.path.slice(root.path.length).replace(/^\./u, "");
  const path = `${kind} ${inside}`;
  return candidates.find((place) => place.path.test(path))?.read(at, namespace);
}

/** The field that a value lies in, or the list that holds its object. */
function holderOf({ parent }: Cursor): string {
  const list = parent?.parent;
  return (list?.isSequence === true ? list.name : parent?.name) ?? "";
}

/** An object of that type, in the namespace that stands beside the name, or else in that of the referring object. */
function object(group: string, kind: string): Read {
  return (at, namespace) => {
    const target = nameOf(at, group, kind, namespace);
    return target === undefined
      ? undefined
      : { kind: "object", ...placeOf(at), target, ...optionalIn(at.parent) };
  };
}

/** An object of the type that stands beside the name; the one given where nothing does. */
function typed(group: string, kind?: string): Read {
  return (at, namespace) => {
    const holder = at.parent;
    const apiVersion = holder?.at("apiVersion").string;
    const statedKind = holder?.at("kind").string ?? kind;
    if (statedKind === undefined) return undefined;
    const statedGroup =
      apiVersion === undefined
        ? (holder?.at("apiGroup").string ?? holder?.at("group").string ?? group)
        : toGvk(apiVersion, statedKind).group;
    return object(statedGroup, statedKind)(at, namespace);
  };
}

/** `ValidatingAdmissionPolicyBinding` and its like name a policy of their own kind. */
function policy(at: Cursor): Reference | undefined {
  const root = at.parent?.parent;
  const kind = root?.at("kind").string?.replace(/Binding$/u, "");
  return kind === undefined ? undefined : object("admissionregistration.k8s.io", kind)(at, undefined);
}

function key(
  kind: string,
  holderOf: (at: Cursor) => Cursor | undefined,
  ...nameFields: readonly string[]
): Read {
  return (at, namespace) => {
    const holder = holderOf(at);
    const name = nameFields.map((field) => holder?.at(field)).find((field) => field?.present === true);
    const target = name === undefined ? undefined : nameOf(name, "", kind, namespace);
    if (target === undefined || at.string === undefined) return undefined;
    return { kind: "key", ...placeOf(at), target, key: at.string, ...optionalIn(holder) };
  };
}

function besideIt(at: Cursor): Cursor | undefined {
  return at.parent;
}

/** From `items[0].key` to the source that holds the items. */
function aroundItems(at: Cursor): Cursor | undefined {
  return at.parent?.parent?.parent;
}

function ingressPort(at: Cursor, namespace: string | undefined): Reference | undefined {
  return servicePort(at, at.parent?.parent?.at("name"), namespace);
}

/** The name of the Service stands beside the port. */
function portBeside(at: Cursor, namespace: string | undefined): Reference | undefined {
  return servicePort(at, at.parent?.at("name"), namespace);
}

function routePort(at: Cursor, namespace: string | undefined): Reference | undefined {
  const isService = (at.parent?.at("kind").string ?? "Service") === "Service";
  return isService ? portBeside(at, namespace) : undefined;
}

function servicePort(
  at: Cursor,
  service: Cursor | undefined,
  namespace: string | undefined,
): Reference | undefined {
  const port = at.number ?? at.string;
  const target = service === undefined ? undefined : nameOf(service, "", "Service", namespace);
  return target === undefined || port === undefined
    ? undefined
    : { kind: "port", ...placeOf(at), target, port };
}

function labelSelector(at: Cursor, namespace: string | undefined): Reference | undefined {
  return pods(at, readLabelSelector(at), namespace);
}

/** Pods of the policy's own namespace; a selector of namespaces beside it means those of others. */
function peers(at: Cursor, namespace: string | undefined): Reference | undefined {
  return at.parent?.at("namespaceSelector").present === true ? undefined : labelSelector(at, namespace);
}

function serviceSelector(at: Cursor, namespace: string | undefined): Reference | undefined {
  return pods(at, readLabelMap(at), namespace);
}

function pods(
  at: Cursor,
  selector: LabelSelector | undefined,
  namespace: string | undefined,
): Reference | undefined {
  if (selector === undefined || at.node === undefined) return undefined;
  const { start, end } = at.node;
  const range = { start, end };
  return { kind: "pods", range, path: at.path, selector, ...inNamespace(namespace) };
}

/** From `spec.ports[0].targetPort` to the Pods of the Service. */
function targetPort(at: Cursor, namespace: string | undefined): Reference | undefined {
  const port = at.number ?? at.string;
  const selector = readLabelMap(at.parent?.parent?.parent?.at("selector") ?? at);
  return port === undefined || selector === undefined
    ? undefined
    : { kind: "container-port", ...placeOf(at), selector, port, ...inNamespace(namespace) };
}

/** From `spec.targetPorts[0].number` to the Pods of the pool. */
function poolPort(at: Cursor, namespace: string | undefined): Reference | undefined {
  const selector = readLabelSelector(at.parent?.parent?.parent?.at("selector") ?? at);
  return at.number === undefined || selector === undefined
    ? undefined
    : { kind: "container-port", ...placeOf(at), selector, port: at.number, ...inNamespace(namespace) };
}

/** From `spec.podMetricsEndpoints[0].port` to the Pods of the monitor. */
function monitoredPort(at: Cursor, namespace: string | undefined): Reference | undefined {
  const spec = at.parent?.parent?.parent;
  const selector =
    spec?.at("namespaceSelector").present === true
      ? undefined
      : readLabelSelector(spec?.at("selector") ?? at);
  return at.string === undefined || selector === undefined || isPlaceholder(at.string)
    ? undefined
    : { kind: "container-port", ...placeOf(at), selector, port: at.string, ...inNamespace(namespace) };
}

function placeOf(at: Cursor): TextPlace {
  const { start, end } = at.range;
  return { range: { start, end }, path: at.path };
}

/** `optional: true` beside the name of what need not be there. */
function optionalIn(holder: Cursor | undefined): { readonly optional?: true } {
  return holder?.at("optional").boolean === true ? { optional: true } : {};
}

function inNamespace(namespace: string | undefined): { readonly namespace?: string } {
  return namespace === undefined ? {} : { namespace };
}

function nameOf(
  at: Cursor,
  group: string,
  kind: string,
  ownNamespace: string | undefined,
): ObjectName | undefined {
  const name = at.string;
  if (name === undefined || name === "" || isPlaceholder(name)) return undefined;
  const namespace = at.parent?.at("namespace").string ?? ownNamespace;
  return { group, kind, name, ...inNamespace(namespace) };
}
