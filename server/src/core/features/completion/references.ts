import { type Message, type MessageValue, say, verbatim } from "../../text/message.ts";
import type { ObjectFacts } from "../facts/objectFacts.ts";
import type { CompletionContext } from "./context.ts";
import { entryAbove } from "./context.ts";
import type { KnownName } from "./knownName.ts";
import { kustomizationNames } from "./kustomization.ts";
import { childEntry, scalarText, type OutlineNode } from "../outline/outline.ts";

type NameSource = (context: CompletionContext) => readonly KnownName[];

/**
 * By the end of the field path below the object's root, without the marks of lists, so that pod templates inside custom resources count
 * as well. What these know does not depend on what stands beside the field.
 */
const sources: readonly (readonly [RegExp, NameSource])[] = [
  [/\bvolume(?:Mounts|Devices)\.name$/, volumeNames],
  [/\bresources\.claims\.name$/, namesAbove("resourceClaims", say`resource claim`)],
  [/\b(?:httpGet|tcpSocket)\.port$/, containerPortNames],
  [/\bconfigMap(?:Ref|KeyRef)?\.name$/, objectsOf("ConfigMap")],
  [
    /\bsecret(?:Ref|KeyRef)?\.(?:secretN|n)ame$|\bimagePullSecrets\.name$|\btls\.secretName$/,
    objectsOf("Secret"),
  ],
  [/\bserviceAccount(?:Name)?$/, objectsOf("ServiceAccount")],
  [/\bpersistentVolumeClaim\.claimName$/, objectsOf("PersistentVolumeClaim")],
  [/\bstorageClassName$/, objectsOf("StorageClass")],
  [/\bpriorityClassName$/, objectsOf("PriorityClass")],
  [/\bruntimeClassName$/, objectsOf("RuntimeClass")],
  [/\bingressClassName$/, objectsOf("IngressClass")],
  [/\bresourceClaimTemplateName$/, objectsOf("ResourceClaimTemplate")],
  [/\bresourceClaimName$/, objectsOf("ResourceClaim")],
  [/\bdeviceClassName$/, objectsOf("DeviceClass")],
  [/\bparentRefs\.name$/, objectsOf("Gateway")],
  [/\bgatewayClassName$/, objectsOf("GatewayClass")],
  [/\bbackendRefs\.name$|\bbackend\.service\.name$|^spec\.serviceName$/, objectsOf("Service")],
  [/^metadata\.namespace$/, objectsOf("Namespace")],
  [/\btolerations\.key$/, nodeTaints],
  [/^spec\.ports\.targetPort$/, targetPorts],
];

/** The same for fields whose names depend on others beside them. */
const sourcesBeside: readonly (readonly [RegExp, NameSource])[] = [
  [/\bconfigMapKeyRef\.key$|\bconfigMap\.items\.key$/, keysOf("ConfigMap", "name")],
  [/\bsecretKeyRef\.key$/, keysOf("Secret", "name")],
  [/\bsecret\.items\.key$/, keysOf("Secret", "secretName")],
  [/\bbackend\.service\.port\.(?:name|number)$/, servicePorts],
  [/\b(?:scaleTargetRef|roleRef|subjects|targetRef)\.name$/, objectsOfSiblingKind],
  [/^patches(?:Json6902)?\.target\.name$/, objectsOfSiblingKind],
  [/^\.(?:path|from)$/, ({ pointers = [] }) => pointers.map((value) => ({ value, detail: say`field` }))],
  [/^replacements\.(?:source|targets\.(?:select|reject))\.name$/, objectsOfSiblingKind],
  [/\bnodeSelector\..+$/, nodeLabelValues],
  [/\bresources\.(?:requests|limits)\..+$/, deviceCounts],
];

/** Names that fit a place; none where nothing is known. */
export function knownNames(context: CompletionContext): readonly KnownName[] {
  const at = context.type.path.replaceAll("[]", "");
  const source = [...sources, ...sourcesBeside].find(([path]) => path.test(at));
  return source === undefined ? kustomizationNames(context) : source[1](context);
}

/** What a skeleton scales. */
const scaled: readonly [RegExp, NameSource] = [/\bscaleTargetRef\.name$/, objectsOf("Deployment")];

/** Names that fit a field below the place, in what is yet to be written there. @param path of the field below the object's root */
export function namesBelow(context: CompletionContext, path: string): readonly KnownName[] {
  return [...sources, scaled].find(([known]) => known.test(path))?.[1](context) ?? [];
}

/** Those of the file come first; the cluster adds what is not among them. */
function objectsOf(kind: string): NameSource {
  return ({ objects, cluster }) => [
    ...namesOf(objects.filter((object) => object.gvk.kind === kind)),
    ...fromCluster(cluster?.names(kind), kind),
  ];
}

function objectsOfSiblingKind(context: CompletionContext): readonly KnownName[] {
  const kind = siblingText(context, "kind");
  return kind === undefined ? [] : objectsOf(kind)(context);
}

function nodeLabelValues({ place, cluster }: CompletionContext): readonly KnownName[] {
  return fromCluster(cluster?.nodeLabels().get(place.owner.name), say`label of a node`);
}

function nodeTaints({ cluster }: CompletionContext): readonly KnownName[] {
  return fromCluster(cluster?.taints(), say`taint of a node`);
}

/** Counts up to what the largest node has, doubling: the sizes that workloads are cut to. */
function deviceCounts({ place, cluster }: CompletionContext): readonly KnownName[] {
  const most = cluster?.devices().get(place.owner.name) ?? 0;
  const counts: KnownName[] = [];
  for (let count = 1; count < most; count *= 2) counts.push({ value: count, detail: say`a node has it` });
  return most === 0 ? [] : [...counts, { value: most, detail: say`the most that a node has` }];
}

function fromCluster(names: readonly string[] | undefined, what: MessageValue): readonly KnownName[] {
  return (names ?? []).map((value) => ({ value, detail: say`${what} in the cluster` }));
}

function namesOf(objects: readonly ObjectFacts[]): readonly KnownName[] {
  return objects.map((object) => ({
    value: object.name,
    detail: verbatim(`${object.gvk.kind} ${object.namespace ?? ""}`.trim()),
  }));
}

/** Keys of the object that a field beside (or, for `items`, above) this one names. */
function keysOf(kind: string, nameField: string): NameSource {
  return (context) => {
    const name = siblingText(context, nameField);
    const own = context.objects
      .filter((object) => object.gvk.kind === kind && (name === undefined || object.name === name))
      .flatMap((object) =>
        object.keys.map((key) => ({ value: key, detail: verbatim(`${kind} ${object.name}`) })),
      );
    const further = name === undefined || own.length > 0 ? [] : context.cluster?.keys(kind, name);
    return [...own, ...fromCluster(further, say`${kind} ${name ?? ""}`)];
  };
}

/** `name` of the elements of a list that stands somewhere above: the volumes of the Pod around a container. */
function namesAbove(list: string, what: Message): NameSource {
  return ({ place, text }) =>
    (entryAbove(place.owner, list)?.children ?? []).flatMap((element) => {
      const name = scalarText(childEntry(element, "name"), text);
      return name === undefined ? [] : [{ value: name, detail: what }];
    });
}

/** Volumes of the Pod around a container, and those that a claim is made for with each Pod. */
function volumeNames(context: CompletionContext): readonly KnownName[] {
  const { place, text } = context;
  const claimed = (entryAbove(place.owner, "volumeClaimTemplates")?.children ?? []).flatMap((element) => {
    const metadata = childEntry(element, "metadata");
    const name = metadata === undefined ? undefined : scalarText(childEntry(metadata, "name"), text);
    return name === undefined ? [] : [{ value: name, detail: say`volume` }];
  });
  return [...namesAbove("volumes", say`volume`)(context), ...claimed];
}

function containerPortNames({ place, text }: CompletionContext): readonly KnownName[] {
  return (entryAbove(place.owner, "ports")?.children ?? []).flatMap((port) => {
    const number = scalarText(childEntry(port, "containerPort"), text);
    const name = scalarText(childEntry(port, "name"), text);
    return portNames(name, number === undefined ? undefined : Number(number));
  });
}

/** Ports of the Pods that the Service's selector picks; without a selector, of all workloads in the file. */
function targetPorts(context: CompletionContext): readonly KnownName[] {
  const selector = (entryAbove(context.place.owner, "selector")?.children ?? []).map(
    (label) => [label.name, scalarText(label, context.text)] as const,
  );
  const picked = context.objects.filter(
    (object) =>
      object.gvk.kind !== "Service" && selector.every(([key, value]) => object.podLabels.get(key) === value),
  );
  return picked.flatMap((object) => object.ports.flatMap((port) => portNames(port.name, port.number)));
}

function servicePorts(context: CompletionContext): readonly KnownName[] {
  const service = entryAbove(context.place.owner, "port")?.parent;
  const name = service === undefined ? undefined : scalarText(childEntry(service, "name"), context.text);
  const wantsName = context.type.path.endsWith("name");
  return context.objects
    .filter((object) => object.gvk.kind === "Service" && (name === undefined || object.name === name))
    .flatMap((object) => object.ports)
    .flatMap((port) => portNames(wantsName ? port.name : undefined, wantsName ? undefined : port.number));
}

function portNames(name: string | undefined, number: number | undefined): readonly KnownName[] {
  const known: KnownName[] = [];
  if (name !== undefined)
    known.push({ value: name, detail: number === undefined ? say`port` : say`port ${number}` });
  if (number !== undefined && Number.isInteger(number))
    known.push({ value: number, detail: name === undefined ? say`port` : say`port ${name}` });
  return known;
}

/** The text of a field beside the one at the cursor, or beside a list around it. */
function siblingText(context: CompletionContext, field: string): string | undefined {
  const { place, text } = context;
  const holder: OutlineNode | undefined = place.owner.parent;
  return holder === undefined ? undefined : scalarText(entryAbove(holder, field), text);
}
