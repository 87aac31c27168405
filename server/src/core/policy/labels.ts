import { isLabelOperator, meets } from "../manifest/labelRequirement.ts";
import { isObject, listAt, namesAt, objectAt, textAt, type JsonObject } from "../schema/jsonValue.ts";
import { type Message, say } from "../text/message.ts";
import { decided, every, undecided, type Decision } from "./decision.ts";

/** Labels as far as they are known. */
export interface Labels {
  readonly known: ReadonlyMap<string, string>;
  /** There may be more; what they belong to, for words. */
  readonly moreOf?: Message;
}

/** The labels that an object states. */
export function labelsOf(object: JsonObject): ReadonlyMap<string, string> {
  const stated = objectAt(objectAt(object, "metadata") ?? {}, "labels") ?? {};
  return new Map(
    Object.entries(stated).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as const] : [],
    ),
  );
}

/**
 * Whether a label selector picks labels; one that is absent or empty picks all.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selects(selector: JsonObject | undefined, labels: Labels): Decision {
  const equal = Object.entries(objectAt(selector ?? {}, "matchLabels") ?? {}).map(([key, value]) => ({
    key,
    operator: "In",
    values: [value],
  }));
  const stated = listAt(selector ?? {}, "matchExpressions")
    .filter(isObject)
    .map((requirement) => ({
      key: textAt(requirement, "key") ?? "",
      operator: textAt(requirement, "operator"),
      values: namesAt(requirement, "values"),
    }));
  return every([...equal, ...stated], (requirement) => decide(requirement, labels));
}

interface Requirement {
  readonly key: string;
  readonly operator: string | undefined;
  readonly values: readonly unknown[];
}

function decide({ key, operator, values }: Requirement, { known, moreOf }: Labels): Decision {
  const value = known.get(key);
  if (value === undefined && moreOf !== undefined) return undecided(say`which labels ${moreOf} has`);
  return isLabelOperator(operator)
    ? decided(meets(operator, new Set(values), value))
    : undecided(say`what the operator \`${operator ?? ""}\` of a selector means`);
}
