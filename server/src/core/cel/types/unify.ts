import { type CelType, DYN } from "./celType.ts";

/** What the parameters of a signature stand for in one call. */
export type Bindings = Map<string, CelType>;

/**
 * Whether a value of type `given` may stand where `wanted` is asked for. `dyn` fits everywhere, as what it really is shows
 * only when the expression runs; `null` fits whatever is not a plain value.
 */
export function fits(wanted: CelType, given: CelType, bindings: Bindings): boolean {
  if (wanted.kind === "dyn" || given.kind === "dyn") return true;
  if (wanted.kind === "parameter") {
    const bound = bindings.get(wanted.name);
    if (bound === undefined || bound.kind === "dyn" || isNull(bound)) {
      bindings.set(wanted.name, given);
      return true;
    }
    return fits(bound, given, bindings);
  }
  if (given.kind === "parameter") return true;
  if (isNull(given) || isNull(wanted)) return true;
  switch (wanted.kind) {
    case "plain":
      return given.kind === "plain" && given.name === wanted.name;
    case "list":
      return given.kind === "list" && fits(wanted.element, given.element, bindings);
    case "map":
      // Objects are compared with map literals: `self == {'a': 1}`.
      if (given.kind === "object") return true;
      return (
        given.kind === "map" &&
        fits(wanted.key, given.key, bindings) &&
        fits(wanted.value, given.value, bindings)
      );
    case "optional":
      return given.kind === "optional" && fits(wanted.value, given.value, bindings);
    case "object":
      return given.kind === "map" || given.kind === "object";
  }
}

function isNull(type: CelType): boolean {
  return type.kind === "plain" && type.name === "null";
}

/** The type with what its parameters stand for; one that stands for nothing yet is `dyn`. */
export function substitute(type: CelType, bindings: Bindings): CelType {
  switch (type.kind) {
    case "parameter":
      return bindings.get(type.name) ?? DYN;
    case "list":
      return { kind: "list", element: substitute(type.element, bindings) };
    case "map":
      return {
        kind: "map",
        key: substitute(type.key, bindings),
        value: substitute(type.value, bindings),
      };
    case "optional":
      return { kind: "optional", value: substitute(type.value, bindings) };
    default:
      return type;
  }
}

/** The type of a value that may be of either; `undefined` when no type covers both. */
export function joined(one: CelType, other: CelType): CelType | undefined {
  if (one.kind === "dyn" || other.kind === "dyn") return DYN;
  if (isNull(one)) return other;
  return fits(one, other, new Map()) ? one : undefined;
}
