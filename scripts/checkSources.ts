// Types and lint of all sources, in one process: most of what the linter asks of the types the compiler has just found out. It says what
// `tsc -b --force` and `eslint .` say.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";
import ts from "typescript";

const root = path.dirname(import.meta.dirname);

interface Built {
  readonly programs: readonly ts.Program[];
  readonly problems: readonly ts.Diagnostic[];
}

/** Builds a project and all that it refers to, also what has not changed: the linter needs its types, too. */
function buildAll(project: string): Built {
  const problems: ts.Diagnostic[] = [];
  const programs: ts.Program[] = [];
  const host = ts.createSolutionBuilderHost(ts.sys, undefined, (problem) => {
    problems.push(problem);
  });
  const builder = ts.createSolutionBuilder(host, [project], { force: true });
  for (
    let next = builder.getNextInvalidatedProject();
    next !== undefined;
    next = builder.getNextInvalidatedProject()
  ) {
    const program = next.kind === ts.InvalidatedProjectKind.Build ? next.getProgram() : undefined;
    if (program !== undefined) programs.push(program);
    next.done();
  }
  return { programs, problems };
}

/** What stands for all that they depend on: the sources, the configurations and the packages. */
function hashOfAll(): string {
  const files = globSync(["*.json", "*.mjs", "{bench,client,scripts,server}/**/{*.ts,*.mjs,tsconfig.json}"], {
    cwd: root,
  });
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

/** Says what is wrong. @returns whether nothing is */
async function check(): Promise<boolean> {
  const { programs, problems } = buildAll(path.join(root, "tsconfig.json"));
  const where = { getCurrentDirectory: () => root, getCanonicalFileName: String, getNewLine: () => "\n" };
  process.stdout.write(ts.formatDiagnostics(problems, where));
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: { files: ["**/*.ts"], languageOptions: { parserOptions: { programs } } },
  });
  const results = await eslint.lintFiles(".");
  const formatter = await eslint.loadFormatter("stylish");
  process.stdout.write(await formatter.format(results));
  return problems.length === 0 && results.every(({ errorCount }) => errorCount === 0);
}

// What is said of a file depends on the types of others: it counts again only while nothing changes.
const stamp = path.join(root, ".cache/checkedSources");
const hash = hashOfAll();
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== hash) {
  if (await check()) {
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  } else process.exitCode = 1;
}
