import { Cursor } from "../../manifest/cursor.ts";
import { nameLabelsOf } from "../../manifest/controllerLabels.ts";
import type { GroupVersionKind } from "../../manifest/manifest.ts";
import { podPartsBelow, type PodParts } from "../../manifest/podParts.ts";
import type { YamlDocument } from "../../yaml/node.ts";
import { toGvk } from "../../manifest/apiVersion.ts";

/**
 * What other objects may want to know of one: its name and what can be referred to inside it. Small, so that a file of
 * thousands of documents can keep one for each. Values of Secrets and ConfigMaps are not among it.
 */
export interface ObjectFacts {
  readonly gvk: GroupVersionKind;
  readonly name: string;
  readonly namespace?: string;
  /** Keys of a ConfigMap or a Secret. */
  readonly keys: readonly string[];
  /** Names of its parts that others refer to: listeners of a Gateway, requests of a claim, templates of workflows. */
  readonly offers?: readonly string[];
  /** Labels of the Pods that it makes; of a Pod its own. */
  readonly podLabels: ReadonlyMap<string, string>;
  /** Ports of its containers, or of a Service. */
  readonly ports: readonly PortFact[];
}

export interface PortFact {
  readonly name?: string;
  readonly number: number;
}

const maximumPorts = 100;

/**
 * The objects of one document: itself, or the items of a `List`. Documents without a name or kind tell nothing.
 * @param root the cursor at the whole document, where somebody has walked it already
 */
export function readObjectFacts(
  document: YamlDocument,
  root: Cursor = Cursor.root(document.root),
): readonly ObjectFacts[] {
  return objectsBelow(root).flatMap((object) => factsOf(object) ?? []);
}

/** The root of a document, or the items of a `List`. */
export function objectsIn(document: YamlDocument): readonly Cursor[] {
  return objectsBelow(Cursor.root(document.root));
}

/** The same below the cursor at a whole document. */
export function objectsBelow(root: Cursor): readonly Cursor[] {
  const items = root.at("kind").string?.endsWith("List") === true ? root.at("items").items() : [];
  return items.length > 0 ? items : [root];
}

/**
 * Facts about the object at a place; none while it has no name or kind.
 * @param pods what it says of the Pods that it makes, where somebody has looked already
 */
export function factsOf(object: Cursor, pods: PodParts = podPartsBelow(object)): ObjectFacts | undefined {
  const apiVersion = object.at("apiVersion").string;
  const kind = object.at("kind").string;
  const name = object.at("metadata", "name").string;
  if (apiVersion === undefined || kind === undefined || name === undefined) return undefined;
  const namespace = object.at("metadata", "namespace").string;
  const gvk = toGvk(apiVersion, kind);
  const template = kind === "Pod" ? object : pods.template;
  return {
    gvk,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    keys: ["data", "binaryData", "stringData"].flatMap((field) =>
      object
        .at(field)
        .keys()
        .map((key) => key.name),
    ),
    ...offersOf(kind, object.at("spec")),
    podLabels: podLabelsOf(template, gvk, name),
    ports: (kind === "Service"
      ? portsOf(object.at("spec"), "port")
      : pods.containers.flatMap((container) => portsOf(container, "containerPort"))
    ).slice(0, maximumPorts),
  };
}

function offersOf(kind: string, spec: Cursor): Pick<ObjectFacts, "offers"> {
  const parts = offeredParts(kind, spec);
  return parts.length === 0 ? {} : { offers: parts.flatMap((part) => part.at("name").string ?? []) };
}

/** The parts of an object that others refer to by their `name`. @param spec of the object */
export function offeredParts(kind: string, spec: Cursor): readonly Cursor[] {
  switch (kind) {
    case "Gateway":
      return spec.at("listeners").items();
    case "ServingRuntime":
    case "ClusterServingRuntime":
      return spec.at("supportedModelFormats").items();
    case "ResourceClaim":
      return spec.at("devices", "requests").items();
    case "ResourceClaimTemplate":
      return spec.at("spec", "devices", "requests").items();
    case "WorkflowTemplate":
    case "ClusterWorkflowTemplate":
      return spec.at("templates").items();
    default:
      return [];
  }
}

function portsOf(owner: Cursor, field: "containerPort" | "port"): readonly PortFact[] {
  return owner
    .at("ports")
    .items()
    .flatMap((port) => {
      const number = port.at(field).number;
      const name = port.at("name").string;
      return number === undefined ? [] : [{ number, ...(name === undefined ? {} : { name }) }];
    });
}

/** Those of the template, and those by which the controller of the object marks its Pods. */
function podLabelsOf(
  template: Cursor | undefined,
  gvk: GroupVersionKind,
  name: string,
): ReadonlyMap<string, string> {
  const written = template
    ?.at("metadata", "labels")
    .keys()
    .flatMap((entry) => (entry.string === undefined ? [] : [[entry.name, entry.string] as const]));
  return new Map([...(written ?? []), ...nameLabelsOf(gvk, name)]);
}
