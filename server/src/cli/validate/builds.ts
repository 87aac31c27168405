import { readFileSync } from "node:fs";
import path from "node:path";
import type { CheckSettings } from "../../core/check.ts";
import { openFile, type SourceFile } from "../../core/documents/sourceFile.ts";
import { takesUp, type Build } from "../../core/kustomize/builds.ts";
import { unbuilt } from "../../core/kustomize/builtKustomization.ts";
import { checkBuilds, type BuildResult, type BuiltFileReport } from "../../core/references/checkBuilds.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import { pathOf } from "../../core/text/filePath.ts";
import type { Message } from "../../core/text/message.ts";
import { withoutPause } from "../../core/validate/steps.ts";
import type { World } from "../world.ts";
import { decode } from "./input.ts";

/** What is built of files, by URI. */
export type BuiltFiles = ReadonlyMap<string, BuiltFileReport>;

/**
 * Has the installed tool build the kustomizations that take up some files, and checks what comes of them. Nothing is fetched: one
 * that takes something from elsewhere is left out.
 * @param sources the files by URI; what else a kustomization takes up is read
 * @param onProblem is told when there is no tool
 */
export async function buildFiles(
  builds: readonly Build[],
  sources: ReadonlyMap<string, SourceFile>,
  expectations: { readonly schemas: SchemaSet; readonly settings: CheckSettings },
  buildKustomization: NonNullable<World["buildKustomization"]>,
  onProblem: (problem: Message) => void,
): Promise<BuiltFiles> {
  const whole = builds.filter(({ isWhole }) => isWhole);
  const wanted = whole.filter(
    (build) => build.isLocal && [...sources.keys()].some((uri) => build.uri === uri || takesUp(build, uri)),
  );
  const results: BuildResult[] = [];
  for (const build of wanted) {
    const folder = path.dirname(pathOf(build.uri));
    const made = await buildKustomization(folder);
    if (made.kind === "not-installed") {
      onProblem(unbuilt(folder, made));
      break;
    }
    results.push({ build, built: made });
  }
  const built = new Set(results.flatMap((result) => (result.built.kind === "built" ? [result.build] : [])));
  const isBuiltWhole = (uri: string): boolean =>
    whole.every((build) => !takesUp(build, uri) || built.has(build));
  const uris = new Set(
    results.flatMap(({ build }) => [build.uri, ...build.files.keys(), ...build.patchFiles]),
  );
  const files = new Map([...uris].flatMap((uri) => placed(sources.get(uri) ?? readSource(uri))));
  const reports = withoutPause(checkBuilds(results, files, expectations, isBuiltWhole));
  return new Map(reports.map((report) => [report.file.uri, report]));
}

function placed(source: SourceFile | undefined): readonly (readonly [string, SourceFile])[] {
  return source === undefined ? [] : [[source.uri, source]];
}

/** What cannot be read is told by the tool that builds it. */
function readSource(uri: string): SourceFile | undefined {
  try {
    return openFile(uri, "yaml", 0, decode(readFileSync(pathOf(uri))));
  } catch {
    return undefined;
  }
}
