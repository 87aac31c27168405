import type { YamlDocument } from "../yaml/node.ts";
import { Cursor } from "./cursor.ts";

/** The names under which Chainsaw finds its tests. */
export const chainsawTests: readonly string[] = ["chainsaw-test.yaml", "chainsaw-test.yml"];

/** Whether a file is a test of Chainsaw, by its name. */
export function isChainsawTest(uri: string): boolean {
  return chainsawTests.includes(uri.slice(uri.lastIndexOf("/") + 1));
}

/** Operations whose files say of objects only what they compare, change or look for. */
const partial = ["assert", "error", "patch", "delete"];

/**
 * The files, relative to that of a test, that hold parts of objects. Patterns of names are left out, and names that the test fills in.
 * https://kyverno.github.io/chainsaw/latest/operations/assert/
 */
export function partFilesOf({ root }: YamlDocument): readonly string[] {
  const steps = Cursor.root(root).at("spec", "steps").items();
  const operations = steps.flatMap((step) =>
    ["try", "catch", "finally", "cleanup"].flatMap((phase) => step.at(phase).items()),
  );
  const named = operations.flatMap((operation) =>
    partial.flatMap((name) => operation.at(name, "file").string ?? []),
  );
  return named.filter((file) => !/[*?[({]/u.test(file));
}
