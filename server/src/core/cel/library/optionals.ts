import { say } from "../../text/message.ts";
import { CelFailure } from "../failure.ts";
import { type CelValue, NONE, some } from "../value.ts";
import type { FunctionTable } from "./function.ts";

/** Source: https://pkg.go.dev/github.com/google/cel-go/cel#OptionalTypes */
export const OPTIONAL_FUNCTIONS: FunctionTable = {
  "optional.of": ([value]) => (value === undefined ? undefined : some(value)),
  "optional.none": (parameters) => (parameters.length === 0 ? NONE : undefined),
  "optional.ofNonZeroValue": ([value]) => {
    if (value === undefined) return undefined;
    return isZero(value) ? NONE : some(value);
  },
  ".hasValue": ([optional]) => (isOptional(optional) ? optional.value !== undefined : undefined),
  ".value": ([optional]) => {
    if (!isOptional(optional)) return undefined;
    if (optional.value === undefined) throw new CelFailure(say`the optional value is absent`);
    return optional.value;
  },
  ".or": ([optional, other]) => {
    if (!isOptional(optional) || !isOptional(other)) return undefined;
    return optional.value === undefined ? other : optional;
  },
  ".orValue": ([optional, other]) => {
    if (!isOptional(optional)) return undefined;
    return optional.value === undefined ? other : optional.value;
  },
};

type Optional = Extract<CelValue, { kind: "optional" }>;

function isOptional(value: CelValue | undefined): value is Optional {
  return typeof value === "object" && value?.kind === "optional";
}

function isZero(value: CelValue): boolean {
  if (value === null || value === "" || value === 0 || value === 0n || value === false) return true;
  if (typeof value !== "object") return false;
  if (value.kind === "list") return value.items.length === 0;
  return value.kind === "map" && value.entries.size === 0;
}
