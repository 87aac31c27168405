import type { Schema } from "../../schema/schema.ts";

/** The type of an expression, as far as it is known before the expression runs. `dyn` may be anything. */
export type CelType =
  | { readonly kind: "dyn" }
  /** `bool`, `string`, `timestamp`, `quantity` and others without parts. */
  | { readonly kind: "plain"; readonly name: string }
  | { readonly kind: "list"; readonly element: CelType }
  | { readonly kind: "map"; readonly key: CelType; readonly value: CelType }
  | { readonly kind: "optional"; readonly value: CelType }
  | ObjectType
  /** Any type, but the same one wherever its name stands in a signature. */
  | { readonly kind: "parameter"; readonly name: string };

/** An object with declared fields and no others. */
export interface ObjectType {
  readonly kind: "object";
  /** What stands behind it: two types with the same source are the same. */
  readonly source: object;
  /** Where its fields are declared, when an API type declares them. */
  readonly schema?: Schema;
  field(name: string): CelType | undefined;
  names(): readonly string[];
}

export const DYN: CelType = { kind: "dyn" };

export function plain(name: string): CelType {
  return { kind: "plain", name };
}

export function listOf(element: CelType): CelType {
  return { kind: "list", element };
}

export function mapOf(key: CelType, value: CelType): CelType {
  return { kind: "map", key, value };
}

/** An object type from a table of its fields. */
export function objectOf(fields: Readonly<Record<string, CelType>>): ObjectType {
  const table = new Map(Object.entries(fields));
  return { kind: "object", source: fields, field: (name) => table.get(name), names: () => [...table.keys()] };
}

/** As people write it: `list<string>`. */
export function typeText(type: CelType): string {
  switch (type.kind) {
    case "dyn":
      return "dyn";
    case "plain":
    case "parameter":
      return type.name;
    case "list":
      return `list<${typeText(type.element)}>`;
    case "map":
      return `map<${typeText(type.key)}, ${typeText(type.value)}>`;
    case "optional":
      return `optional<${typeText(type.value)}>`;
    case "object":
      return "object";
  }
}

export function isPlain(type: CelType, ...names: readonly string[]): boolean {
  return type.kind === "plain" && names.includes(type.name);
}
