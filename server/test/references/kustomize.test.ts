// What is said of the files of a kustomization has to be what is said of the objects that Kustomize builds of them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { globSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { openFile, type SourceFile } from "../../src/core/documents/sourceFile.ts";
import { readGraphObjects } from "../../src/core/graph/graphObject.ts";
import { createResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { buildsOf, type Build } from "../../src/core/kustomize/builds.ts";
import { fileForms, formOf } from "../../src/core/kustomize/fileForms.ts";
import {
  isKustomizationFile,
  readKustomization,
  type KnownKustomization,
} from "../../src/core/kustomize/kustomization.ts";
import { createReferenceChecks } from "../../src/core/references/referenceChecks.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { placeOf, readFixture, type PlacedFinding } from "../fixtures/fixture.ts";
import { builtInKinds } from "../support/schemas.ts";
import { projectPath } from "../support/shared.ts";

const cases = projectPath("test-fixtures/kustomize");
const schemas = builtInKinds();

interface FileFinding {
  readonly file: SourceFile;
  readonly finding: PlacedFinding;
}

/** All findings above a hint. */
function loudFindings(
  files: readonly SourceFile[],
  builds: readonly Build[],
  isPatch: (uri: string) => boolean,
): readonly FileFinding[] {
  const graph = createResourceGraph();
  for (const file of files)
    graph.setFile(file, (part) => readGraphObjects(parseDocument(part.text)), isPatch(file.uri));
  const checks = createReferenceChecks(
    graph,
    { schemas, settings: { severities: new Map() }, builds },
    (part) => parseDocument(part.text),
    (_site, _code, error) => {
      throw error;
    },
  );
  return files.flatMap((file) => {
    let base = 0;
    return file.parts.flatMap((part) => {
      const start = base;
      base += part.text.length;
      return checks
        .findingsIn(file.uri, part)
        .filter(({ severity }) => severity !== "hint")
        .map((finding) => ({ file, finding: { ...finding, base: start } }));
    });
  });
}

function sourcesOf(folder: string): ReadonlyMap<string, ReturnType<typeof readFixture>> {
  const names = globSync("**/*.yaml", { cwd: folder }).map((name) => name.replaceAll(path.sep, "/"));
  return new Map(names.map((name) => [`file:///${name}`, readFixture(path.join(folder, name))]));
}

function checkSources(sources: ReturnType<typeof sourcesOf>): readonly FileFinding[] {
  const known = new Map<string, KnownKustomization>();
  for (const [uri, { text }] of sources) {
    const kustomization = isKustomizationFile(uri) ? readKustomization(parseDocument(text)) : undefined;
    if (kustomization !== undefined) known.set(uri, { kustomization, missing: [], continued: new Map() });
  }
  const builds = buildsOf(known);
  const forms = fileForms(known, builds, []);
  const files = [...sources].map(([uri, { text }]) => openFile(uri, "yaml", 1, text));
  return loudFindings(files, builds, (uri) => formOf(forms, uri).kind === "patch");
}

/** What the real tool builds, or its complaint. */
function build(folder: string): { readonly text: string; readonly problem: string } | undefined {
  for (const [command, ...args] of [
    ["kustomize", "build"],
    ["kubectl", "kustomize"],
  ] as const) {
    const { error, stdout, stderr, status } = spawnSync(command, [...args, folder], { encoding: "utf8" });
    if (error === undefined) return { text: stdout, problem: status === 0 ? "" : stderr };
  }
  return undefined;
}

/** In one file, all that is built: no kustomization makes anything else of it. */
function checkBuilt(text: string): readonly FileFinding[] {
  const kustomization = readKustomization(parseDocument("resources: [built.yaml]"));
  assert.ok(kustomization !== undefined);
  const builds = buildsOf(
    new Map([["file:///kustomization.yaml", { kustomization, missing: [], continued: new Map() }]]),
  );
  return loudFindings([openFile("file:///built.yaml", "yaml", 1, text)], builds, () => false);
}

const codesOf = (findings: readonly FileFinding[]): readonly string[] =>
  findings.map(({ finding }) => finding.code).toSorted();

describe("kustomizations", () => {
  const hasTool = build(path.join(cases, "names/top")) !== undefined;
  for (const name of readdirSync(cases)) {
    const sources = sourcesOf(path.join(cases, name));
    test(`${name}: what the comments say`, () => {
      const found = checkSources(sources).map(({ file, finding }) => {
        const { line, column, length } = placeOf(finding, sources.get(file.uri)?.text ?? "");
        return [file.uri, line, column, length, finding.code, finding.severity, finding.path].join(" ");
      });
      const expected = [...sources].flatMap(([uri, fixture]) =>
        fixture.expected.map(({ line, column, length, code, severity, path: field }) =>
          [uri, line, column, length, code, severity, field].join(" "),
        ),
      );
      assert.deepEqual(found.toSorted(), expected.toSorted());
    });
    test(
      `${name}: what the built objects say`,
      { skip: hasTool ? false : "neither kustomize nor kubectl is installed" },
      () => {
        const built = build(path.join(cases, name, "top"));
        assert.ok(built !== undefined);
        const findings = checkSources(sources);
        const failing = findings.filter(({ finding }) => finding.severity === "error");
        assert.equal(built.problem !== "", failing.length > 0, built.problem);
        if (failing.length === 0) assert.deepEqual(codesOf(checkBuilt(built.text)), codesOf(findings));
      },
    );
  }
});
