import type { Location, TextDocumentPositionParams } from "vscode-languageserver";
import { generatedKeyAt, namedAt, namedBy } from "../../core/built/meaning.ts";
import type { Generated, Named } from "../../core/built/named.ts";
import { builtReferrersTo, mentionsOf } from "../../core/built/speakers.ts";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { occurrenceAt } from "../../core/graph/occurrence.ts";
import { readsKey } from "../../core/graph/reference.ts";
import type { ResourceGraph } from "../../core/graph/resourceGraph.ts";
import type { Referrer, Site } from "../../core/graph/site.ts";
import { isKustomizationFile } from "../../core/kustomize/kustomization.ts";
import { pathLinks } from "../../core/kustomize/pathLinks.ts";
import { touches, type Range } from "../../core/text/range.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { toLspRange } from "../convert.ts";
import { locationsOf } from "../graphLocations.ts";
import type { Session } from "../session.ts";

/** What is meant under the cursor, and where others speak of it. */
export interface BuiltMeaning {
  readonly definitions: readonly Location[];
  readonly uses: readonly Location[];
}

type Needed = Pick<Session, "kustomizations" | "resources" | "workspace">;

/** In a kustomization: an object, what a generator makes, a key of that, or a file; `undefined` elsewhere. */
export async function meaningInKustomization(
  session: Needed,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<BuiltMeaning | undefined> {
  const file = session.kustomizations.fileOf(uri);
  if (file === undefined) return undefined;
  const graph = await session.resources.graph();
  const { builds } = session.workspace.snapshot();
  const { part, offset } = placeAt(file, position);
  const key = generatedKeyAt({ graph, builds }, uri, offset);
  if (key !== undefined) return meaningOfKey(session, graph, key.named, key.key);
  const named = namedAt({ graph, builds }, uri, offset);
  if (named !== undefined) return together(named.map((each) => meaningOf(session, graph, each)));
  if (!isKustomizationFile(uri)) return undefined;
  const isKustomization = (path: string): boolean =>
    isKustomizationFile(path) && session.kustomizations.fileOf(path) !== undefined;
  const link = pathLinks(parseDocument(part.text), uri, isKustomization).find(({ range }) =>
    touches(range, offset),
  );
  return link && { definitions: [{ uri: link.target, range: beginning }], uses: [] };
}

/** In a manifest: what a reference means where the files alone do not show it. */
export function meaningOnceBuilt(
  session: Needed,
  graph: ResourceGraph,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): BuiltMeaning | undefined {
  const file = graph.fileOf(uri);
  if (file === undefined) return undefined;
  const { part, offset } = placeAt(file, position);
  const found = occurrenceAt(graph, uri, part, offset);
  if (found?.kind !== "reference") return undefined;
  const { reference } = found.referrer;
  const named = namedBy({ graph, builds: session.workspace.snapshot().builds }, found.referrer);
  return together(
    named.map((each) =>
      each.kind === "generated" && reference.kind === "key"
        ? meaningOfKey(session, graph, each, reference.key)
        : meaningOf(session, graph, each),
    ),
  );
}

/** Where kustomizations, and what is built with an object, speak of it. */
export function usesOnceBuilt(session: Needed, graph: ResourceGraph, site: Site): readonly Location[] {
  return usesOf(session, graph, { kind: "object", site });
}

function meaningOf(session: Needed, graph: ResourceGraph, named: Named): BuiltMeaning {
  if (named.kind === "object") {
    const { site } = named;
    const referrers = graph.referrersTo(site).flatMap((referrer) => locationsBy(graph, referrer));
    return {
      definitions: locationsOf(graph, site, site.object.nameRange),
      uses: [...referrers, ...usesOf(session, graph, named)],
    };
  }
  const making = named.generators.filter(({ generated }) => generated.isNew);
  return {
    definitions: (making.length > 0 ? making : named.generators).flatMap(({ uri, generated }) =>
      placeIn(session, uri, generated.range),
    ),
    uses: usesOf(session, graph, named),
  };
}

function meaningOfKey(session: Needed, graph: ResourceGraph, named: Generated, key: string): BuiltMeaning {
  const { builds } = session.workspace.snapshot();
  const keys = named.generators.flatMap(({ uri, generated }) =>
    generated.keys.filter(({ name }) => name === key).map(({ range }) => placeIn(session, uri, range)),
  );
  const readers = builtReferrersTo({ graph, builds }, named).filter(({ reference }) =>
    readsKey(reference, key),
  );
  // What a file of variables holds is not known: the generator stands for its keys.
  const definitions = keys.length > 0 ? keys.flat() : meaningOf(session, graph, named).definitions;
  return { definitions, uses: readers.flatMap((referrer) => locationsBy(graph, referrer)) };
}

function usesOf(session: Needed, graph: ResourceGraph, named: Named): readonly Location[] {
  const workspace = { graph, builds: session.workspace.snapshot().builds };
  return [
    ...builtReferrersTo(workspace, named).flatMap((referrer) => locationsBy(graph, referrer)),
    ...mentionsOf(workspace, named).flatMap(({ uri, range }) => placeIn(session, uri, range)),
  ];
}

function locationsBy(graph: ResourceGraph, { site, reference }: Referrer): readonly Location[] {
  return locationsOf(graph, site, reference.range);
}

function placeIn({ kustomizations }: Needed, uri: string, range: Range): readonly Location[] {
  const file = kustomizations.fileOf(uri);
  return file === undefined ? [] : [{ uri, range: toLspRange(file, 0, range) }];
}

function together(meanings: readonly BuiltMeaning[]): BuiltMeaning {
  return {
    definitions: meanings.flatMap(({ definitions }) => definitions),
    uses: meanings.flatMap(({ uses }) => uses),
  };
}

const beginning = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
