import type { Location, TextDocumentPositionParams } from "vscode-languageserver";
import { placeAt } from "../core/documents/sourceFile.ts";
import type { ResourceGraph } from "../core/graph/resourceGraph.ts";
import { renamableAt, type Renamable } from "../core/rename/rename.ts";
import type { NamePlace } from "../core/rename/renaming.ts";
import { minorVersion } from "../core/schema/catalogueLine.ts";
import { toLspRange } from "./convert.ts";
import type { Session } from "./session.ts";

/** What has a name under the cursor, and every place of the name. */
export function renamableUnder(
  { trees, workspace }: Pick<Session, "trees" | "workspace">,
  graph: ResourceGraph,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Renamable | undefined {
  const file = graph.fileOf(uri);
  if (file === undefined) return undefined;
  const { part, offset } = placeAt(file, position);
  const minor = minorVersion(workspace.snapshot().schemas.kubernetesVersion);
  return renamableAt(uri, part, offset, { graph, treeOf: (wanted) => trees.treeOf(wanted), minor });
}

/** Where something has its name, and where it is spoken of: a volume and its mounts, a port and its probes. */
export interface NameLocations {
  readonly definitions: readonly Location[];
  readonly uses: readonly Location[];
}

/** The places of the name under the cursor; absent where nothing that can have another name stands. */
export function nameLocations(
  session: Pick<Session, "trees" | "workspace">,
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
    const file = graph.fileOf(uri);
    const index = file?.parts.indexOf(part) ?? -1;
    return file === undefined || index === -1 ? [] : [{ uri, range: toLspRange(file, index, range) }];
  };
  return { definitions: definitions.flatMap(locationOf), uses: uses.flatMap(locationOf) };
}
