import { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { keyStep, type ValuePath } from "./valuePath.ts";

/** A name on the way to a value that switches a dependency on. */
export interface ConditionName {
  readonly path: ValuePath;
  readonly range: Range;
}

/** The names in the conditions of a `Chart.yaml`, such as `cache.enabled,features.cache`. */
export function namesInConditions({ root, text }: YamlDocument): readonly ConditionName[] {
  return Cursor.root(root)
    .at("dependencies")
    .items()
    .flatMap((dependency) => {
      const { string = "", range } = dependency.at("condition");
      const start = range.start + (/^["']/u.test(text.slice(range.start)) ? 1 : 0);
      return [...string.matchAll(/[^,\s]+/gu)].flatMap((written) => namesOf(written, start + written.index));
    });
}

function namesOf([written]: RegExpExecArray, start: number): readonly ConditionName[] {
  const names = [...written.matchAll(/[^.]+/gu)];
  const path = names.map(([name]) => keyStep(name));
  return names.map(({ 0: name, index }, at) => ({
    path: path.slice(0, at + 1),
    range: { start: start + index, end: start + index + name.length },
  }));
}
