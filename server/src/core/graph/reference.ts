import type { Range } from "../text/range.ts";
import type { LabelSelector } from "./labelSelector.ts";

/** Which object is meant. Without a namespace nobody says in which one it lives. */
export interface ObjectName {
  /** The empty string for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Where something stands in a document. */
export interface TextPlace {
  readonly range: Range;
  /** The field path as the API server writes it. */
  readonly path: string;
}

/** What one object says of another: where it stands, and what it means. */
export type Reference =
  | ObjectReference
  | TypeReference
  | KeyReference
  | PortReference
  | PartReference
  | ParamsReference
  | PodsReference
  | ContainerPortReference;

export interface ObjectReference extends TextPlace {
  readonly kind: "object";
  readonly target: ObjectName;
  /** Nothing is amiss when the object is not there. */
  readonly optional?: true;
  /** The name is a part of the text that stands there: of `pvc://models/llama` the range has `models` alone. */
  readonly isInside?: true;
}

/** The definition of a custom resource's own type, at its `kind`. Nothing is amiss when it is not there. */
export interface TypeReference extends TextPlace {
  readonly kind: "type";
  readonly target: ObjectName;
  /** Where the rest of the type stands. */
  readonly apiVersionRange: Range;
}

/** A key of a ConfigMap or a Secret. */
export interface KeyReference extends TextPlace {
  readonly kind: "key";
  readonly target: ObjectName;
  readonly key: string;
  readonly optional?: true;
}

/** A port of a Service, by its name or number. */
export interface PortReference extends TextPlace {
  readonly kind: "port";
  readonly target: ObjectName;
  readonly port: string | number;
}

/** A part of an object by its name: a listener of a Gateway, a request of a claim, a template of a workflow, a container. */
export interface PartReference extends TextPlace {
  readonly kind: "part";
  readonly target: ObjectName;
  readonly part: string;
}

/** The parameters of an admission policy, by their name; of which kind they are stands in the policy. */
export interface ParamsReference extends TextPlace {
  readonly kind: "params";
  readonly policy: ObjectName;
  readonly name: string;
  /** Absent where it is that of each object that the policy is asked about. */
  readonly namespace?: string;
}

/** A selector of Pods. */
export interface PodsReference extends TextPlace {
  readonly kind: "pods";
  readonly selector: LabelSelector;
  readonly namespace?: string;
}

/** A port of the containers in the Pods that a Service selects, by its name or number. */
export interface ContainerPortReference extends TextPlace {
  readonly kind: "container-port";
  readonly selector: LabelSelector;
  readonly namespace?: string;
  readonly port: string | number;
}

/** What a reference looks for: `Kind/name`, or `Pods` for a selector and `Params/name` for what a policy knows the kind of. */
export function wantedBy(reference: Reference): string {
  switch (reference.kind) {
    case "object":
    case "type":
    case "key":
    case "port":
    case "part":
      return `${reference.target.kind}/${reference.target.name}`;
    case "params":
      return `Params/${reference.name}`;
    case "pods":
    case "container-port":
      return "Pods";
  }
}

/** Whether it reads a key of a ConfigMap or a Secret. */
export function readsKey(reference: Reference, key: string): boolean {
  return reference.kind === "key" && reference.key === key;
}

/** Whether what it looks for is missed where no file has it: types and what policies are given come from whoever installs them. */
export function isMissed({ kind }: Reference): boolean {
  return kind !== "type" && kind !== "params";
}
