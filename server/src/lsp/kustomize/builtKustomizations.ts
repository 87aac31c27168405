import path from "node:path";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import { openFile, type SourceFile } from "../../core/documents/sourceFile.ts";
import { nothingSaid, type Finding } from "../../core/finding.ts";
import { takesUp, type Build } from "../../core/kustomize/builds.ts";
import { unbuilt } from "../../core/kustomize/builtKustomization.ts";
import { inParts } from "../../core/references/chartFindings.ts";
import { checkBuilds, type BuildResult, type BuiltFileReport } from "../../core/references/checkBuilds.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { inWords, type Message } from "../../core/text/message.ts";
import { createPacer, paced } from "../pacer.ts";
import type { Runtime } from "../runtime.ts";
import type { Workspace } from "../workspace.ts";
import type { BuildAnswer } from "./protocol.ts";

/** What is wrong with kustomizations as the real tool builds them, as of the last time that it did. */
export interface BuiltKustomizations {
  /** Builds what takes up a file. */
  build(uri: string): Promise<BuildAnswer>;
  /** Builds everything that people build. */
  buildAll(isCancelled: () => boolean): Promise<BuildAnswer>;
  /** What was said of a file; `undefined` where nothing was said. */
  known(uri: string): KnownBuilt | undefined;
  /** Counts what was said of a file. */
  revisionOf(uri: string): number;
}

/** What is built of the parts of a file, where their texts are the same as then. */
export interface KnownBuilt {
  readonly findingsIn: (part: DocumentPart) => readonly Finding[];
  /** Codes of what is wrong with a part by itself, and with nothing that is built of it. */
  readonly mendedIn: (part: DocumentPart) => ReadonlySet<string> | undefined;
}

/** A base may be a part of very many; those that are built first stand for the others. */
const mostBuilds = 5;

/** @param onFindings is told of a file about which something else is known now */
export function createBuiltKustomizations(
  workspace: Workspace,
  runtime: Runtime,
  onFindings: (uri: string) => void,
): BuiltKustomizations {
  /** By the URI of the file. */
  const known = new Map<string, KnownBuilt | undefined>();
  const revisions = new Map<string, number>();

  function check(
    results: readonly BuildResult[],
    files: ReadonlyMap<string, SourceFile>,
  ): Promise<readonly BuiltFileReport[]> {
    const { schemas, settings, builds } = workspace.snapshot();
    const built = new Set(
      results.flatMap(({ build, built: { kind } }) => (kind === "built" ? [build.uri] : [])),
    );
    const isBuiltWhole = (uri: string): boolean =>
      builds.every((build) => !build.isWhole || !takesUp(build, uri) || built.has(build.uri));
    return paced(checkBuilds(results, files, { schemas, settings }, isBuiltWhole), createPacer(runtime));
  }

  /** The files as they lie on disk, where they are built from. */
  async function readFiles(
    { uri: top, files, patchFiles }: Build,
    read: Map<string, SourceFile>,
  ): Promise<void> {
    for (const uri of [top, ...files.keys(), ...patchFiles]) {
      const text = read.has(uri) ? undefined : await runtime.readText(pathOf(uri));
      if (text !== undefined) read.set(uri, openFile(uri, "yaml", 0, text));
    }
  }

  function keep({ file, findings, mended }: BuiltFileReport): void {
    const { uri } = file;
    const isEmpty = findings.length + mended.size === 0;
    if (isEmpty && known.get(uri) === undefined) return;
    known.set(uri, isEmpty ? undefined : byText({ file, findings, mended }));
    revisions.set(uri, (revisions.get(uri) ?? 0) + 1);
    onFindings(uri);
  }

  function byText({ file, findings, mended }: BuiltFileReport): KnownBuilt {
    const byPart = inParts(file, findings, workspace.snapshot().settings);
    const said = new Map([...byPart].map(([{ text }, found]) => [text, found]));
    const codes = new Map([...mended].map(([{ text }, each]) => [text, each]));
    return {
      findingsIn: ({ text }) => said.get(text) ?? nothingSaid,
      mendedIn: ({ text }) => codes.get(text),
    };
  }

  async function run(builds: readonly Build[], isCancelled: () => boolean): Promise<BuildAnswer> {
    const files = new Map<string, SourceFile>();
    const results: BuildResult[] = [];
    const problems: Message[] = [];
    for (const build of builds) {
      if (isCancelled()) break;
      await readFiles(build, files);
      const folder = path.dirname(pathOf(build.uri));
      const built = await runtime.buildKustomization(folder);
      if (built.kind !== "built") problems.push(unbuilt(folder, built));
      if (built.kind === "not-installed") break;
      results.push({ build, built });
    }
    for (const report of await check(results, files)) keep(report);
    return {
      built: results.filter(({ built: { kind } }) => kind === "built").length,
      problems: problems.map((problem) => inWords(problem)),
    };
  }

  /** Nothing is fetched: a kustomization that takes something from elsewhere is left to the person. */
  function builds(): readonly Build[] {
    return workspace.snapshot().builds.filter(({ isWhole, isLocal }) => isWhole && isLocal);
  }

  return {
    build(uri) {
      const concerned = builds().filter((build) => build.uri === uri || takesUp(build, uri));
      return run(concerned.slice(0, mostBuilds), () => false);
    },
    buildAll: (isCancelled) => run(builds(), isCancelled),
    known: (uri) => known.get(uri),
    revisionOf: (uri) => revisions.get(uri) ?? 0,
  };
}
