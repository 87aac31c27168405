import type { Location, TextDocumentPositionParams } from "vscode-languageserver";
import type { DocumentPart } from "../core/documents/documentPart.ts";
import { placeAt, type SourceFile } from "../core/documents/sourceFile.ts";
import type { ResourceGraph } from "../core/graph/resourceGraph.ts";
import { renamableAt, renamableInKustomization, type Renamable } from "../core/rename/rename.ts";
import type { NamePlace } from "../core/rename/renaming.ts";
import { minorVersion } from "../core/schema/catalogueLine.ts";
import { toLspRange } from "./convert.ts";
import type { Session } from "./session.ts";

type Needed = Pick<Session, "kustomizations" | "trees" | "workspace">;

/** What has a name under the cursor, and every place of the name. */
export function renamableUnder(
  { kustomizations, trees, workspace }: Needed,
  graph: ResourceGraph,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): (Renamable & { readonly file: SourceFile }) | undefined {
  const { builds, schemas } = workspace.snapshot();
  const context = {
    graph,
    builds,
    treeOf: (wanted: DocumentPart) => trees.treeOf(wanted),
    partOf: (other: string) => kustomizations.fileOf(other)?.parts[0],
    minor: minorVersion(schemas.kubernetesVersion),
  };
  const kustomization = kustomizations.fileOf(uri);
  const found =
    kustomization && renamableInKustomization(uri, placeAt(kustomization, position).offset, context);
  const file = graph.fileOf(uri);
  if (kustomization !== undefined && found !== undefined) return { ...found, file: kustomization };
  if (file === undefined) return undefined;
  const { part, offset } = placeAt(file, position);
  const inGraph = renamableAt(uri, part, offset, context);
  return inGraph && { ...inGraph, file };
}

/** The file that has a part: kustomizations are read as one, and once more for what stands in their patches. */
export function fileWith(
  { kustomizations }: Pick<Session, "kustomizations">,
  graph: ResourceGraph,
  uri: string,
  part: DocumentPart,
): SourceFile | undefined {
  return [kustomizations.fileOf(uri), graph.fileOf(uri)].find((file) => file?.parts.includes(part));
}

/** Where something has its name, and where it is spoken of: a volume and its mounts, a port and its probes. */
export interface NameLocations {
  readonly definitions: readonly Location[];
  readonly uses: readonly Location[];
}

/** The places of the name under the cursor; absent where nothing that can have another name stands. */
export function nameLocations(
  session: Needed,
  graph: ResourceGraph,
  params: TextDocumentPositionParams,
): NameLocations | undefined {
  const places = renamableUnder(session, graph, params)?.renaming.places;
  if (places === undefined) return undefined;
  const found = places.filter(({ isDefinition }) => isDefinition === true);
  const own = found.filter(({ uri }) => uri === params.textDocument.uri);
  const definitions = own.length > 0 ? own : found;
  const uses = places.filter(({ isDefinition }) => isDefinition !== true);
  const locationOf = ({ uri, part, range }: NamePlace): readonly Location[] => {
    const file = fileWith(session, graph, uri, part);
    const index = file?.parts.indexOf(part) ?? -1;
    return file === undefined || index === -1 ? [] : [{ uri, range: toLspRange(file, index, range) }];
  };
  return { definitions: definitions.flatMap(locationOf), uses: uses.flatMap(locationOf) };
}
