import path from "node:path";
import { openFile, type SourceFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import type { Build } from "../../core/kustomize/builds.ts";
import { objectsForm } from "../../core/kustomize/documentForm.ts";
import { builtFindings, sourcesIn } from "../../core/references/builtFindings.ts";
import { inParts, type FindingsOf } from "../../core/references/chartFindings.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { checkInSteps } from "../../core/validate/checkDocument.ts";
import type { YamlDocument } from "../../core/yaml/node.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { splitDocuments } from "../../core/yaml/splitDocuments.ts";
import { createPacer, paced, type Pacer } from "../pacer.ts";
import type { Runtime } from "../runtime.ts";
import type { Workspace } from "../workspace.ts";
import type { BuildAnswer } from "./protocol.ts";

/** What is wrong with kustomizations as the real tool builds them, as of the last time that it did. */
export interface BuiltKustomizations {
  /** Builds what takes up a file. */
  build(uri: string): Promise<BuildAnswer>;
  /** What was said of the parts of a file, where their texts are the same as then; `undefined` where nothing was said. */
  findingsIn(uri: string): FindingsOf | undefined;
  /** Counts what was said of a file. */
  revisionOf(uri: string): number;
}

/** A base may be a part of very many; those that are built first stand for the others. */
const mostBuilds = 5;

interface Known {
  /** By the text of the part. */
  readonly byText: ReadonlyMap<string, readonly Finding[]>;
  readonly revision: number;
}

/** @param onFindings is told of a file about which something else is known now */
export function createBuiltKustomizations(
  workspace: Workspace,
  runtime: Runtime,
  onFindings: (uri: string) => void,
): BuiltKustomizations {
  /** By the URI of the file. */
  const known = new Map<string, Known>();

  async function check(document: YamlDocument, pacer: Pacer): Promise<readonly Finding[]> {
    const { schemas, settings } = workspace.snapshot();
    const { findings } = await paced(checkInSteps(document, schemas, settings, objectsForm), pacer);
    return findings;
  }

  /** The files as they lie on disk, where they are built from. */
  async function filesOf({ files, patchFiles }: Build): Promise<readonly SourceFile[]> {
    const read: SourceFile[] = [];
    for (const uri of [...files.keys(), ...patchFiles]) {
      const text = await runtime.readText(pathOf(uri));
      if (text !== undefined) read.push(openFile(uri, "yaml", 0, text));
    }
    return read;
  }

  /** Adds what is said of each file, and no word twice: several may be built of it. */
  async function checkBuilt(
    build: Build,
    files: readonly SourceFile[],
    found: Map<string, Finding[]>,
  ): Promise<void> {
    const output = await runtime.buildKustomization(path.dirname(pathOf(build.uri)));
    const sources = files.flatMap((file) => sourcesIn(file, build));
    const pacer = createPacer(runtime);
    for (const { start, end } of splitDocuments(output)) {
      const document = parseDocument(output.slice(start, end));
      for (const { uri, finding } of builtFindings(document, await check(document, pacer), build, sources)) {
        const said = found.get(uri) ?? [];
        if (!said.some((other) => isSame(other, finding))) found.set(uri, [...said, finding]);
      }
    }
  }

  function keep(file: SourceFile, findings: readonly Finding[]): void {
    const before = known.get(file.uri);
    if (before === undefined && findings.length === 0) return;
    const byPart = inParts(file, findings, workspace.snapshot().settings);
    known.set(file.uri, {
      byText: new Map([...byPart].map(([part, said]) => [part.text, said])),
      revision: (before?.revision ?? 0) + 1,
    });
    onFindings(file.uri);
  }

  /** Nothing is fetched: a kustomization that takes something from elsewhere is left to the person. */
  function buildsWith(uri: string): readonly Build[] {
    return workspace
      .snapshot()
      .builds.filter(
        ({ isWhole, isClosed, files, patchFiles, uri: own }) =>
          isWhole && isClosed && (own === uri || files.has(uri) || patchFiles.has(uri)),
      )
      .slice(0, mostBuilds);
  }

  return {
    async build(uri) {
      const found = new Map<string, Finding[]>();
      const looked = new Map<string, SourceFile>();
      const problems: string[] = [];
      let built = 0;
      for (const build of buildsWith(uri)) {
        const files = await filesOf(build);
        try {
          await checkBuilt(build, files, found);
          for (const file of files) looked.set(file.uri, file);
          built += 1;
        } catch (error) {
          problems.push(error instanceof Error ? error.message : String(error));
        }
      }
      for (const file of looked.values()) keep(file, found.get(file.uri) ?? []);
      return { built, problems };
    },
    findingsIn(uri) {
      const said = known.get(uri)?.byText;
      return said === undefined || said.size === 0 ? undefined : ({ text }) => said.get(text) ?? nothing;
    },
    revisionOf: (uri) => known.get(uri)?.revision ?? 0,
  };
}

const nothing: readonly Finding[] = [];

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.code === other.code && one.range.start === other.range.start && one.range.end === other.range.end
  );
}
