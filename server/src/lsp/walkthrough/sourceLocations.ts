import type { CancellationToken, Location, TextDocumentPositionParams } from "vscode-languageserver";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { markedPlaces } from "../../core/features/markedPlaces.ts";
import { schemaRanges } from "../../core/features/schemaRanges.ts";
import { argumentsOf, sourceQuestionAt } from "../../core/features/sourceQuestion.ts";
import { flagDefinitions } from "../../core/go/bridge/flags.ts";
import { fieldMarkAt, markerAt } from "../../core/go/bridge/markers.ts";
import type { SchemaPlace } from "../../core/go/bridge/schemaPlaces.ts";
import { isBuiltInGroup } from "../../core/manifest/builtInGroups.ts";
import { pathOf, uriOf } from "../../core/text/filePath.ts";
import { touches, type Range } from "../../core/text/range.ts";
import type { YamlDocument } from "../../core/yaml/node.ts";
import type { SourceAnswer, SourcePlace } from "../../walkthrough/findSource.ts";
import { signalOf } from "../cancellation.ts";
import { locationsOf } from "../graphLocations.ts";
import { createPacer } from "../pacer.ts";
import type { Runtime } from "../runtime.ts";
import type { Session } from "../session.ts";
import type { ManifestsParams } from "./protocol.ts";

/**
 * What the Go source in the workspace says of the place under the cursor: the flag that an argument sets, the struct field that a
 * field of a custom resource is read into, and the code that reads it. Kinds of Kubernetes itself are not asked about.
 */
export async function sourceLocations(
  { workspace, trees, goSources }: Pick<Session, "workspace" | "trees" | "goSources">,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  token: CancellationToken,
  choose: (answer: SourceAnswer) => readonly SourcePlace[],
): Promise<Location[]> {
  const { files } = workspace.snapshot();
  const file = files.get(uri);
  if (file === undefined) return [];
  const { part, offset } = placeAt(file, position);
  const question = sourceQuestionAt(trees.treeOf(part), offset);
  if (question === undefined) return [];
  if (question.kind === "field" && isBuiltInGroup(question.gvk.group)) return [];
  const { signal, end } = signalOf(token);
  try {
    return choose(await goSources.find(question, signal)).map(toLocation);
  } catch (error) {
    if (signal.aborted) return [];
    throw error;
  } finally {
    end();
  }
}

function toLocation({ file, line, character, length }: SourcePlace): Location {
  const end = { line, character: character + length };
  return { uri: uriOf(file), range: { start: { line, character }, end } };
}

/**
 * What manifests of the workspace have of the Go source at an offset: the arguments that set a flag, the rules of roles, the
 * webhooks and the properties of custom resources that a kubebuilder marker asks for.
 */
export async function manifestLocations(
  { resources, trees, runtime }: Pick<Session, "resources" | "trees" | "runtime">,
  { uri, text, offset }: ManifestsParams,
  token: CancellationToken,
): Promise<Location[]> {
  const flag = flagDefinitions(text).find((range) => touches(range, offset));
  const marker = markerAt(text, offset);
  const field = marker === undefined ? fieldMarkAt(text, offset) : undefined;
  if (flag === undefined && marker === undefined && field === undefined) return [];
  const properties = field === undefined ? [] : await propertiesAt({ uri, text, offset }, runtime, token);
  const find = (document: YamlDocument): readonly Range[] => [
    ...(flag === undefined ? [] : argumentsOf(document, flag.name)),
    ...(marker === undefined ? [] : markedPlaces(document, marker)),
    ...properties.flatMap((property) => schemaRanges(document, property, field?.keyword)),
  ];
  if (flag === undefined && marker === undefined && properties.length === 0) return [];
  const graph = await resources.graph();
  const parts = new Map([...graph.sites()].map((site) => [site.part, site]));
  const pacer = createPacer(runtime);
  const locations: Location[] = [];
  for (const site of parts.values()) {
    if (pacer.isDue()) await pacer.pause();
    if (flag !== undefined && !site.part.text.includes(`-${flag.name}`)) continue;
    for (const range of find(trees.treeOf(site.part))) locations.push(...locationsOf(graph, site, range));
  }
  return locations;
}

async function propertiesAt(
  { uri, text, offset }: ManifestsParams,
  { go }: Pick<Runtime, "go">,
  token: CancellationToken,
): Promise<readonly SchemaPlace[]> {
  const { signal, end } = signalOf(token);
  try {
    return await go.schemaPlaces({ file: pathOf(uri), text, offset }, signal);
  } catch (error) {
    if (signal.aborted) return [];
    throw error;
  } finally {
    end();
  }
}
