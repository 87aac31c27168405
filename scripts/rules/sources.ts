import path from "node:path";
import { REFERENCE_FOLDER, referenceFiles, ruleFiles, RULES_FOLDER } from "./page.ts";

const WRITTEN = "// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.";

const topics = [...new Set(ruleFiles.map((file) => path.posix.dirname(file)))];

/** The lists of all rules as TypeScript: the text of each file. */
export const sources: ReadonlyMap<string, string> = new Map([
  [path.join(RULES_FOLDER, "registry.ts"), registry()],
  ...topics.map((topic) => [path.join(RULES_FOLDER, topic, "rules.ts"), topicRules(topic)] as const),
  [path.join(REFERENCE_FOLDER, "rules.ts"), referenceRules()],
]);

/** The list of one folder of rules; small files, so that two people rarely change the same. */
function topicRules(topic: string): string {
  const names = ruleFiles
    .filter((file) => path.posix.dirname(file) === topic)
    .map((file) => path.posix.basename(file, ".ts"));
  return [
    WRITTEN,
    ...names.map((name) => `import ${name} from "./${name}.ts";`),
    `import type { Rule } from "../../rule.ts";`,
    "",
    `export const RULES: readonly Rule[] = [${names.join(", ")}];`,
    "",
  ].join("\n");
}

function referenceRules(): string {
  const names = referenceFiles.map((file) => path.basename(file, ".ts"));
  return [
    WRITTEN,
    'import type { ReferenceRule } from "./referenceRule.ts";',
    ...names.map((name) => `import ${name} from "./rules/${name}.ts";`),
    "",
    "/** Every rule about how objects fit together. */",
    `export const RULES: readonly ReferenceRule[] = [${names.join(", ")}];`,
    "",
  ].join("\n");
}

function registry(): string {
  const lists = topics.map((topic) => ({
    topic,
    name: topic.replaceAll(/\/(.)/gu, (_, letter: string) => letter.toUpperCase()),
  }));
  return [
    WRITTEN,
    ...lists.map(({ topic, name }) => `import { RULES as ${name} } from "./${topic}/rules.ts";`),
    'import type { Rule } from "./rule.ts";',
    "",
    "/** Every rule, in the order of their files. */",
    `export const RULES: readonly Rule[] = [${lists.map(({ name }) => `...${name}`).join(", ")}];`,
    "",
  ].join("\n");
}
