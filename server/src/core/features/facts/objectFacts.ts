import { Cursor } from "../../manifest/cursor.ts";
import { nameLabelsOf } from "../../manifest/controllerLabels.ts";
import type { GroupVersionKind } from "../../manifest/manifest.ts";
import { findEntry, type YamlDocument, type YamlNode } from "../../yaml/node.ts";
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

/** Pod templates lie at most this deep below the root of any kind known. */
const searchDepth = 10;
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

/** Facts about the object at a place; none while it has no name or kind. */
export function factsOf(object: Cursor): ObjectFacts | undefined {
  const apiVersion = object.at("apiVersion").string;
  const kind = object.at("kind").string;
  const name = object.at("metadata", "name").string;
  if (apiVersion === undefined || kind === undefined || name === undefined) return undefined;
  const namespace = object.at("metadata", "namespace").string;
  const gvk = toGvk(apiVersion, kind);
  const template = kind === "Pod" ? object : findTemplate(object, searchDepth);
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
    ports: (kind === "Service" ? servicePorts(object) : containerPorts(object)).slice(0, maximumPorts),
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

/** The first mapping that looks like a pod template: a spec with containers, beside metadata. */
function findTemplate(at: Cursor, depth: number): Cursor | undefined {
  if (depth === 0) return undefined;
  if (isPodTemplate(at.node) && at.parent !== undefined) return at;
  for (const child of at.children()) {
    const found = findTemplate(child, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isPodTemplate(node: YamlNode | undefined): boolean {
  return (
    fieldOf(fieldOf(node, "spec"), "containers")?.kind === "sequence" &&
    fieldOf(node, "metadata")?.kind === "mapping"
  );
}

function fieldOf(node: YamlNode | undefined, name: string): YamlNode | undefined {
  return node?.kind === "mapping" ? findEntry(node, name)?.value : undefined;
}

function containerPorts(object: Cursor): readonly PortFact[] {
  const found: PortFact[] = [];
  collectPorts(object, searchDepth, found);
  return found;
}

function collectPorts(at: Cursor, depth: number, found: PortFact[]): void {
  if (depth === 0 || at.scalar !== undefined) return;
  if (at.name === "containers" || at.name === "initContainers")
    for (const container of at.items()) found.push(...portsOf(container, "containerPort"));
  for (const child of at.children()) collectPorts(child, depth - 1, found);
}

function servicePorts(service: Cursor): readonly PortFact[] {
  return portsOf(service.at("spec"), "port");
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
