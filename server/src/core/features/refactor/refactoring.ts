import type { Engine } from "../../workload/engines.ts";
import type { Message } from "../../text/message.ts";

/** A mapping as JSON has it. */
export type Fields = Readonly<Record<string, unknown>>;

/** The workload at the cursor, as values. */
export interface RefactoredWorkload {
  readonly object: Fields;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Names of the fields that lead to the pod template. */
  readonly templatePath: readonly string[];
  readonly template: Fields;
  readonly podSpec: Fields;
  readonly containers: readonly Fields[];
  readonly engine: Engine["name"] | undefined;
}

/** A change of a workload that a person may want: the object as it would be, and objects that come with it. */
export interface Refactoring {
  /** What changes, and what for. */
  readonly title: Message;
  readonly object: Fields;
  readonly added: readonly Fields[];
}

/** Metadata of an object that belongs to the workload. */
export function companion({ name, namespace }: RefactoredWorkload, suffix = ""): Fields {
  return { name: `${name}${suffix}`, ...(namespace === undefined ? {} : { namespace }) };
}

/** The workload with another pod template. */
export function withTemplate(
  { object, templatePath }: Pick<RefactoredWorkload, "object" | "templatePath">,
  template: Fields,
): Fields {
  const [name, ...rest] = templatePath;
  if (name === undefined) return template;
  return {
    ...object,
    [name]: withTemplate({ object: fieldsAt(object, name), templatePath: rest }, template),
  };
}

/** A mapping below another one; empty where there is none. */
export function fieldsAt(object: Fields, ...path: readonly string[]): Fields {
  return path.reduce<Fields>((at, name) => asFields(at[name]), object);
}

export function listAt(object: Fields, name: string): readonly Fields[] {
  const value = object[name];
  return Array.isArray(value) ? value.map(asFields) : [];
}

function asFields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The labels that the pods of the workload are selected by. */
export function selectorOf({ object }: RefactoredWorkload): Fields {
  return fieldsAt(object, "spec", "selector", "matchLabels");
}
