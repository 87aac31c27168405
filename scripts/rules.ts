// Writes what follows from the rule files: `server/src/core/rules/registry.ts`, the lists of each topic beside its rules, and
// the reference in `docs/rules/`.
//
//   node scripts/rules.ts            write
//   node scripts/rules.ts --check    fail when something is not up to date
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import type { Family, Severity } from "../server/src/core/finding.ts";
import { CHART_CODES } from "../server/src/core/references/chartCodes.ts";
import { CLUSTER_CODES } from "../server/src/core/inventory/clusterCodes.ts";
import type { Rule } from "../server/src/core/rules/rule.ts";
import type { ReferenceRule } from "../server/src/core/references/referenceRule.ts";
import { STRUCTURE_CODES } from "../server/src/core/validate/structureCodes.ts";

const root = path.dirname(import.meta.dirname);
const rulesFolder = path.join(root, "server/src/core/rules");
const registryFile = path.join(rulesFolder, "registry.ts");
const docsFolder = path.join(root, "docs/rules");
const fixtures = path.join(root, "test-fixtures/diagnostics");
const referenceFolder = path.join(root, "server/src/core/references");
const WRITTEN = "// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.";

interface Page {
  readonly code: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly summary: string;
  readonly source: string;
  readonly kinds: string;
  readonly text: string;
  /** Whether some finding of it comes with a repair. */
  readonly hasFix: boolean;
  /** Folder of the rule inside its family: storage, network … */
  readonly area?: string;
}

const files = globSync("*/**/*.ts", { cwd: rulesFolder })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /^\s*export default rule;/mu.test(readFileSync(path.join(rulesFolder, file), "utf8")))
  .toSorted();

const referenceFiles = globSync("rules/*.ts", { cwd: referenceFolder }).toSorted();

/** Structure codes for which validate/structureFixes.ts or a migration has a repair. */
const WITH_FIX: ReadonlySet<string> = new Set([
  "unknown-field",
  "wrong-type",
  "missing-required",
  "invalid-enum",
  "unknown-kind",
  "unknown-version",
  "missing-chart-value",
]);

const pages = [
  ...[...STRUCTURE_CODES, ...CLUSTER_CODES, ...CHART_CODES].map((entry): Page => ({
    ...entry,
    kinds: "every object",
    text: entry.page,
    hasFix: WITH_FIX.has(entry.code),
  })),
  ...(await Promise.all(files.map((file) => pageOf(rulesFolder, file)))),
  ...(await Promise.all(referenceFiles.map((file) => pageOf(referenceFolder, file)))),
];
const topics = [...new Set(files.map((file) => path.posix.dirname(file)))];
const outputs = new Map<string, string>([
  [registryFile, registry()],
  ...topics.map((topic) => [path.join(rulesFolder, topic, "rules.ts"), topicRules(topic)] as const),
  [path.join(referenceFolder, "rules.ts"), referenceRules()],
  [path.join(docsFolder, "README.md"), index()],
]);
for (const page of pages) outputs.set(path.join(docsFolder, `${page.code}.md`), markdown(page));
const formatted = new Map(
  await Promise.all(
    [...outputs].map(
      async ([file, text]) =>
        [file, await format(text, { ...(await resolveConfig(file)), filepath: file })] as const,
    ),
  ),
);
const stale = existsSync(docsFolder)
  ? globSync("*.md", { cwd: docsFolder }).filter((file) => !formatted.has(path.join(docsFolder, file)))
  : [];

if (process.argv.includes("--check")) {
  const differing = [...formatted]
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, "utf8") !== text)
    .map(([file]) => path.relative(root, file));
  const outdated = [...differing, ...stale.map((file) => `docs/rules/${file}`)];
  if (outdated.length > 0) {
    console.error(`Not up to date: ${outdated.join(", ")}\nRun \`npm run rules\` and commit what it writes.`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(docsFolder, { recursive: true });
  for (const file of stale) rmSync(path.join(docsFolder, file));
  for (const [file, text] of formatted) writeFileSync(file, text);
  console.log(
    `${String(files.length)} rules and ${String(STRUCTURE_CODES.length + CLUSTER_CODES.length + CHART_CODES.length)} codes without one`,
  );
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
  const kinds =
    rule.kinds === "*" ? "every object" : rule.kinds.map((kind) => kind.replace(/^\//u, "")).join(", ");
  const [, area, name] = file.split("/");
  const hasFix = (folder === referenceFolder ? /^ +meant[,:]/mu : /\bfixes\b/u).test(source);
  return { ...rule, kinds, text, hasFix, ...(name === undefined || area === undefined ? {} : { area }) };
}

/** The list of one folder of rules; small files, so that two people rarely change the same. */
function topicRules(topic: string): string {
  const names = files
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

function markdown(page: Page): string {
  const fixture = existsSync(path.join(fixtures, page.code))
    ? `\nCases: [test-fixtures/diagnostics/${page.code}](../../test-fixtures/diagnostics/${page.code})\n`
    : "";
  return `# ${page.code}\n\n${page.summary}\n\n| family | severity | looks at | quick fix |\n|---|---|---|---|\n| ${page.family} | ${page.severity} | ${page.kinds} | ${page.hasFix ? "yes" : "no"} |\n\n${page.text}\n\nSource: <${page.source}>\n${fixture}`;
}

function index(): string {
  const families = [...new Set(pages.map((page) => page.family))];
  const sections = families.map((family) => {
    const own = pages.filter((page) => page.family === family);
    const areas = [...new Set(own.map((page) => page.area))].toSorted();
    const tables = areas.map((area) => {
      const title = area === undefined || areas.length === 1 ? "" : `### ${area}\n\n`;
      return `${title}${table(own.filter((page) => page.area === area))}`;
    });
    return `## ${family}\n\n${tables.join("\n")}`;
  });
  return `# Rules\n\nWritten by \`npm run rules\` from the headers of the rules. Errors of the families \`syntax\`, \`schema\`, \`server\` and \`cel\` mean that\nthe API server would refuse the object. Any code can be silenced with a comment, \`# drydock: ignore CODE\`, or given another severity in\nthe settings.\n\n${sections.join("\n")}`;
}

function table(rules: readonly Page[]): string {
  const rows = rules
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map(
      ({ code, severity, hasFix, summary }) =>
        `| [${code}](${code}.md) | ${severity} | ${hasFix ? "yes" : ""} | ${summary.replaceAll("|", "\\|")} |`,
    );
  return `| code | severity | fix | what goes wrong |\n|---|---|---|---|\n${rows.join("\n")}\n`;
}
