import { touches, type Range } from "../text/range.ts";
import type { Template, TemplateName, ValueReference } from "./template.ts";
import type { ReadStep } from "./valueReads.ts";
import { isSamePath, type ValuePath } from "./valuePath.ts";

/** The value that the name at an offset leads to. */
export function valueAt(references: readonly ValueReference[], offset: number): ReadStep | undefined {
  return references.flatMap(({ steps }) => steps).find(({ range }) => touches(range, offset));
}

/** The named template whose name stands at an offset. */
export function templateNameAt({ definitions, uses }: Template, offset: number): TemplateName | undefined {
  return [...definitions, ...uses].find((name) => touches(name, offset));
}

/** Every name that leads to the value, also on the way to one below it. */
export function usesOfValue(references: readonly ValueReference[], path: ValuePath): readonly Range[] {
  return references.flatMap(({ steps }) =>
    steps.filter((step) => isSamePath(step.path, path)).map(({ range }) => range),
  );
}

export function usesOfName({ uses }: Template, name: string): readonly Range[] {
  return uses.filter((use) => use.name === name);
}
