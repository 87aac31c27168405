import type { Schema } from "../../schema/schema.ts";
import { typeOfField } from "../builtInField.ts";
import type { CompletionContext } from "./context.ts";
import { isInClaim, startingEntries } from "./customaryValues.ts";
import type { Layout } from "./layout.ts";
import { labelsAround } from "./podLabels.ts";
import { namesBelow } from "./references.ts";
import { countPlaces, type Places } from "./snippet.ts";

/** A field and the fields around it, innermost last, behind the kind: `["Deployment", "spec", "template"]`. */
export type FieldPath = readonly string[];

/** What a skeleton is written with. */
export interface SkeletonWriter {
  readonly layout: Layout;
  readonly places: Places;
  /** Names that there are for a field, the first to be taken unless another is chosen. */
  readonly namesFor: (path: FieldPath) => readonly (string | number)[];
  /** The type of a declared field. */
  readonly typeOf: (parent: Schema, name: string) => Schema | undefined;
  /** What a new map starts with. */
  readonly entriesFor: (path: FieldPath) => readonly (readonly [key: string, value: string])[];
}

/** For a skeleton that stands for itself. */
export function writerFor(layout: Layout, places: Places = countPlaces()): SkeletonWriter {
  const typeOf = (parent: Schema, name: string): Schema | undefined => parent.properties.get(name);
  return { layout, places, typeOf, namesFor: () => [], entriesFor: startingEntries };
}

/** More are no choice. */
const mostNames = 20;

/** For a skeleton that agrees with what stands around its place, and names what there is. */
export function writerAt(context: CompletionContext): SkeletonWriter {
  let labels: readonly (readonly [string, string])[] | undefined;
  return {
    ...writerFor(context.layout),
    typeOf: (parent, name) => typeOfField(parent, name, context.schemas),
    namesFor: ([, ...fields]) =>
      namesBelow(context, fields.join("."))
        .slice(0, mostNames)
        .map(({ value }) => value),
    entriesFor(path) {
      if (!isOfPods(path)) return startingEntries(path);
      labels ??= [...labelsAround(context, path[0] ?? "")];
      return labels.length > 0 ? labels : startingEntries(path);
    },
  };
}

/** Labels of pods, or what selects them. */
function isOfPods(path: FieldPath): boolean {
  const name = path.at(-1) ?? "";
  if (path.includes("namespaceSelector") || isInClaim(path)) return false;
  return name === "matchLabels" || name === "selector" || (name === "labels" && path.includes("template"));
}
