import path from "node:path";
import type { Range } from "vscode-languageserver";
import {
  deployablesIn,
  manifestOf,
  referenceOf,
  titleOf,
  type Deployable,
} from "../../core/deploy/deployable.ts";
import { hasRollout } from "../../core/deploy/rollout.ts";
import { placeOfServerPath } from "../../core/deploy/serverPath.ts";
import { openFile, positionAt, type SourceFile } from "../../core/documents/sourceFile.ts";
import { unbuilt } from "../../core/kustomize/builtKustomization.ts";
import { isKustomizationFile } from "../../core/kustomize/kustomization.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { say } from "../../core/text/message.ts";
import { findManifests } from "../../core/validate/findManifests.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { StatusCause } from "../../cluster/failure.ts";
import { toLspRange } from "../convert.ts";
import type { Session } from "../session.ts";
import { refusal } from "./clusterLink.ts";
import type { PlannedObject, ServerRemark, Target } from "./protocol.ts";

/** Where what is said of a built text is shown. */
const fileStart: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** An object of a file, and where in the file it stands. */
export interface PlacedObject {
  readonly object: Deployable;
  readonly file: SourceFile;
  /** Index of its part in the file. */
  readonly index: number;
  /** The text was built from a kustomization: lines of it are nowhere in a file. */
  readonly isBuilt: boolean;
}

/** The objects that targets mean, from the text in the editor where a file is open. @throws ResponseError when one cannot be read */
export async function objectsOf(
  session: Pick<Session, "workspace" | "runtime" | "words">,
  targets: readonly Target[],
): Promise<readonly PlacedObject[]> {
  const { workspace, words } = session;
  const placed: PlacedObject[] = [];
  for (const { uri, range } of targets) {
    const isBuilt = isKustomizationFile(uri);
    const file = isBuilt
      ? await buildFile(uri, session)
      : (workspace.snapshot().files.get(uri) ?? (await readFile(uri, session)));
    for (const [index, part] of file.parts.entries()) {
      const firstLine = file.startLines[index] ?? 0;
      const lastLine = (file.startLines[index + 1] ?? firstLine) - (part.text.endsWith("\n") ? 1 : 0);
      if (!isBuilt && range !== undefined && (range.end.line < firstLine || range.start.line > lastLine))
        continue;
      const document = parseDocument(part.text);
      const [problem] = document.problems;
      if (problem !== undefined && findManifests(document).length > 0) {
        const { line } = positionAt(file, index, problem.start);
        throw refusal(words(say`${uri} cannot be sent to a cluster: line ${line + 1}: ${problem.message}`));
      }
      for (const object of deployablesIn(document)) placed.push({ object, file, index, isBuilt });
    }
  }
  return placed;
}

async function readFile(
  uri: string,
  { runtime, words }: Pick<Session, "runtime" | "words">,
): Promise<SourceFile> {
  const text = runtime.reads(uri) ? await runtime.readText(pathOf(uri)) : undefined;
  if (text === undefined) throw refusal(words(say`${uri} cannot be read.`));
  return openFile(uri, uri.endsWith(".json") ? "json" : "yaml", 0, text);
}

async function buildFile(
  uri: string,
  { runtime, words }: Pick<Session, "runtime" | "words">,
): Promise<SourceFile> {
  const folder = path.dirname(pathOf(uri));
  const built = await runtime.buildKustomization(folder);
  if (built.kind === "built") return openFile(uri, "yaml", 0, built.output);
  throw refusal(words(unbuilt(folder, built)));
}

export function plannedOf({ object, file, index, isBuilt }: PlacedObject): PlannedObject {
  return {
    reference: referenceOf(object),
    title: titleOf(object),
    hasRollout: hasRollout(object.gvk),
    uri: file.uri,
    line: isBuilt ? 0 : (file.startLines[index] ?? 0),
  };
}

/** What the server says to an object, each cause at the field that it names. */
export function remarksOn(
  { object, file, index, isBuilt }: PlacedObject,
  failure: string,
  causes: readonly StatusCause[],
): readonly ServerRemark[] {
  const document = parseDocument(file.parts[index]?.text ?? "");
  const root = manifestOf(document, object)?.root;
  if (root === undefined) return [];
  const remark = (field: string, message: string): ServerRemark => ({
    uri: file.uri,
    range: isBuilt ? fileStart : toLspRange(file, index, placeOfServerPath(root, field).range),
    message,
  });
  if (causes.length === 0) return [remark("kind", failure)];
  return causes.map(({ field, message }) => remark(field, field === "" ? message : `${field}: ${message}`));
}
