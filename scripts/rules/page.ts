import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Family, Severity } from "../../server/src/core/finding.ts";
import { CLUSTER_CODES } from "../../server/src/core/inventory/clusterCodes.ts";
import { BUILT_CODES } from "../../server/src/core/references/builtCodes.ts";
import type { ReferenceRule } from "../../server/src/core/references/referenceRule.ts";
import type { Rule } from "../../server/src/core/rules/rule.ts";
import { STRUCTURE_CODES } from "../../server/src/core/validate/structureCodes.ts";

const core = path.join(import.meta.dirname, "../../server/src/core");

export const RULES_FOLDER = path.join(core, "rules");
export const REFERENCE_FOLDER = path.join(core, "references");

/** Files of rules about one object, from `RULES_FOLDER`. */
export const ruleFiles: readonly string[] = globSync("*/**/*.ts", { cwd: RULES_FOLDER })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /^\s*export default rule;/mu.test(readFileSync(path.join(RULES_FOLDER, file), "utf8")))
  .toSorted();

/** Files of rules about how objects fit together, from `REFERENCE_FOLDER`. */
export const referenceFiles: readonly string[] = globSync("rules/*.ts", { cwd: REFERENCE_FOLDER }).toSorted();

/** Codes of findings that no rule of its own makes. */
export const codesWithoutRule = [...STRUCTURE_CODES, ...CLUSTER_CODES, ...BUILT_CODES];

/** Codes whose repair is made elsewhere than in the file of a rule of theirs; the test of the fixtures says which are missing. */
const WITH_FIX: ReadonlySet<string> = new Set([
  "yaml-syntax",
  "unknown-field",
  "wrong-type",
  "missing-required",
  "invalid-enum",
  "invalid-quantity",
  "duplicate-key",
  "duplicate-list-entry",
  "pattern-mismatch",
  "unknown-kind",
  "unknown-version",
  "environment-source",
  "json-patch-path",
  "unmatched-patch",
  "missing-chart-value",
  "invalid-chart-value",
]);

/** What is said of a code in the reference, in English. */
export interface Page {
  readonly code: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly summary: string;
  readonly source: string;
  readonly kinds: readonly string[] | "*";
  /** Markdown. */
  readonly text: string;
  /** Whether some finding of it comes with a repair. */
  readonly hasFix: boolean;
  /** Folder of the rule inside its family: storage, network … */
  readonly area?: string;
}

/** Every code, from the headers of the rules. Fails on a rule without one, or in a file that is not named after it. */
export async function readPages(): Promise<readonly Page[]> {
  return [
    ...codesWithoutRule.map((entry): Page => ({
      ...entry,
      kinds: "*",
      text: entry.page,
      hasFix: WITH_FIX.has(entry.code),
    })),
    ...(await Promise.all(ruleFiles.map((file) => pageOf(RULES_FOLDER, file)))),
    ...(await Promise.all(referenceFiles.map((file) => pageOf(REFERENCE_FOLDER, file)))),
  ];
}

async function pageOf(folder: string, file: string): Promise<Page> {
  const location = path.join(folder, file);
  const { default: rule } = (await import(location)) as { readonly default: Rule | ReferenceRule };
  const source = readFileSync(location, "utf8");
  const header = /^\/\*\*\n([\s\S]*?)\n \*\//u.exec(source)?.[1];
  const expected = rule.code.replaceAll(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
  if (header === undefined)
    throw new Error(`${file} does not open with a comment, which is its documentation page.`);
  if (path.basename(file, ".ts") !== expected)
    throw new Error(`${file} holds the rule \`${rule.code}\` and must be called ${expected}.ts.`);
  const text = header
    .split("\n")
    .map((line) => line.replace(/^ \* ?/u, ""))
    .join("\n");
  const [, area, name] = file.split("/");
  const hasFix =
    WITH_FIX.has(rule.code) || (folder === REFERENCE_FOLDER ? /^ +meant[,:]/mu : /\bfixes\b/u).test(source);
  return { ...rule, text, hasFix, ...(name === undefined || area === undefined ? {} : { area }) };
}
