import { ADDRESS_FUNCTIONS } from "./addresses.ts";
import { CONVERSIONS } from "./conversions.ts";
import { FORMAT_FUNCTIONS } from "./formats.ts";
import type { CelFunction, FunctionTable } from "./function.ts";
import { LIST_FUNCTIONS } from "./lists.ts";
import { OPTIONAL_FUNCTIONS } from "./optionals.ts";
import { QUANTITY_FUNCTIONS } from "./quantities.ts";
import { REGEX_FUNCTIONS } from "./regex.ts";
import { STRING_FUNCTIONS } from "./strings.ts";
import { TIME_FUNCTIONS } from "./times.ts";
import { URL_FUNCTIONS } from "./urls.ts";
import { VERSION_FUNCTIONS } from "./versions.ts";

const TABLES: readonly FunctionTable[] = [
  ADDRESS_FUNCTIONS,
  CONVERSIONS,
  FORMAT_FUNCTIONS,
  LIST_FUNCTIONS,
  OPTIONAL_FUNCTIONS,
  QUANTITY_FUNCTIONS,
  REGEX_FUNCTIONS,
  STRING_FUNCTIONS,
  TIME_FUNCTIONS,
  URL_FUNCTIONS,
  VERSION_FUNCTIONS,
];

/**
 * Every function of Kubernetes' CEL environment but those that ask a cluster (authorizer). A name may stand for several:
 * the first one that takes the values it is given counts.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#cel-options-language-features-and-libraries
 */
export const FUNCTIONS: ReadonlyMap<string, readonly CelFunction[]> = byName(TABLES);

function byName(tables: readonly FunctionTable[]): ReadonlyMap<string, readonly CelFunction[]> {
  const functions = new Map<string, CelFunction[]>();
  for (const [name, implementation] of tables.flatMap((table) => Object.entries(table))) {
    functions.set(name, [...(functions.get(name) ?? []), implementation]);
  }
  return functions;
}
