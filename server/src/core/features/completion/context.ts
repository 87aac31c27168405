import type { SchemaSet } from "../../schema/schema.ts";
import type { ObjectFacts } from "../facts/objectFacts.ts";
import type { TypeAt } from "../schemaPath.ts";
import type { Layout } from "./layout.ts";
import { childEntry, type Outline, type OutlineNode } from "../outline/outline.ts";
import type { Place } from "./place.ts";

/** What else is known when a completion is asked for. */
export interface CompletionFacts {
  /** JSON files get quotes and brackets from the first character on. */
  readonly language: "yaml" | "json";
  /** The objects of the file, and of any other place whose names may be referred to. */
  readonly objects: readonly ObjectFacts[];
  /** Absent without a cluster. */
  readonly cluster?: ClusterNames;
  /** Of a list of JSON 6902 operations: what may stand where the cursor is in a path. */
  readonly pointers?: readonly string[];
  /** Of a kustomization, whose `objects` are those that it builds. */
  readonly kustomization?: KustomizationNames;
}

/** What a kustomization can name; paths lead there from its folder. */
export interface KustomizationNames {
  readonly files: readonly string[];
  /** Those that hold a kustomization, other than a component. */
  readonly folders: readonly string[];
  readonly components: readonly string[];
  /** Of the containers that it builds, without their tags. */
  readonly images: readonly string[];
}

/** What a connected cluster has that a manifest can name; empty where it is not known. */
export interface ClusterNames {
  /** Names of the objects of a kind. */
  names(kind: string): readonly string[];
  /** Keys of a ConfigMap or a Secret. */
  keys(kind: string, name: string): readonly string[];
  /** Values that nodes have for each of their labels. */
  nodeLabels(): ReadonlyMap<string, readonly string[]>;
  /** Keys of the taints of nodes. */
  taints(): readonly string[];
  /** The most that one node offers of each resource that is no part of every node, such as `nvidia.com/gpu`. */
  devices(): ReadonlyMap<string, number>;
}

/** Everything the parts of completion look at. */
export interface CompletionContext extends CompletionFacts {
  readonly text: string;
  /** Of the cursor in the text. */
  readonly offset: number;
  readonly schemas: SchemaSet;
  readonly outline: Outline;
  readonly layout: Layout;
  readonly place: Place;
  /** Type of the place's owner. */
  readonly type: TypeAt;
}

/** The kind, and the names of the fields from the object's root down to the place, for the skeletons that go there. */
export function fieldNames(type: TypeAt): readonly string[] {
  const fields = type.path === "" ? [] : type.path.replaceAll("[]", "").split(".");
  return [type.object?.info.gvk.kind ?? "", ...fields];
}

/** The nearest node at or above this one that has an entry of that name, and that entry. */
export function entryAbove(node: OutlineNode, name: string): OutlineNode | undefined {
  for (let at: OutlineNode | undefined = node; at !== undefined; at = at.parent) {
    const found = childEntry(at, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
