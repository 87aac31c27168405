import path from "node:path";
import type { CompletionList, TextDocumentPositionParams } from "vscode-languageserver";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { complete } from "../../core/features/completion/complete.ts";
import type { KustomizationNames } from "../../core/features/completion/context.ts";
import { rootOf } from "../../core/graph/occurrence.ts";
import type { ResourceGraph } from "../../core/graph/resourceGraph.ts";
import type { Site } from "../../core/graph/site.ts";
import { containersBelow } from "../../core/manifest/podParts.ts";
import type { Build } from "../../core/kustomize/builds.ts";
import { isKustomizationFile } from "../../core/kustomize/kustomization.ts";
import { inlinePatchAt } from "../../core/kustomize/inlinePatch.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { toCompletionItem } from "../convert.ts";
import { schemasOf } from "../fileSchemas.ts";
import type { Runtime } from "../runtime.ts";
import type { Session } from "../session.ts";
import { completeInline } from "./patchCompletion.ts";

/** More files than a person reads in a list. */
const mostFiles = 500;

/** What may be written in a kustomization: fields, paths, and names of what it builds; `undefined` for other files. */
export async function completeInKustomization(
  session: Session,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<CompletionList | undefined> {
  if (!isKustomizationFile(uri) || !session.workspace.snapshot().files.has(uri)) return undefined;
  const graph = await session.resources.graph();
  const { files, schemas, builds } = session.workspace.snapshot();
  const file = files.get(uri);
  if (file === undefined) return undefined;
  const place = placeAt(file, position);
  const sites = sitesIn(
    builds.find((build) => build.uri === uri),
    graph,
  );
  const { text } = place.part;
  const inline = inlinePatchAt(text, place.offset);
  const list =
    inline === undefined
      ? complete(text, place.offset, schemasOf(file, schemas, text), {
          language: file.language,
          objects: sites.map(({ object }) => object.facts),
          kustomization: {
            ...(await pathsAround(uri, builds, session.runtime)),
            images: imagesOf(sites, session.trees),
          },
        })
      : completeInline(inline, text, schemas);
  return {
    isIncomplete: list.incomplete,
    items: list.items.map((item) => toCompletionItem(file, place, item, session.client, session.words)),
  };
}

function sitesIn(build: Build | undefined, graph: ResourceGraph): readonly Site[] {
  return [...(build?.files.keys() ?? [])].flatMap((uri) =>
    (graph.fileOf(uri)?.parts ?? []).flatMap((part) => graph.sitesIn(uri, part)),
  );
}

/** Paths to files below the folder of a kustomization, and to the other kustomizations that are known. */
async function pathsAround(
  uri: string,
  builds: readonly Build[],
  runtime: Runtime,
): Promise<Omit<KustomizationNames, "images">> {
  const folder = path.dirname(pathOf(uri));
  const from = (found: string): string => path.relative(folder, found).replaceAll(path.sep, "/");
  const files: string[] = [];
  if (runtime.reads(uri))
    for await (const file of runtime.listManifestFiles(folder)) {
      if (!isKustomizationFile(path.basename(file))) files.push(from(file));
      if (files.length === mostFiles) break;
    }
  const foldersOf = (kind: Build["kind"]): readonly string[] =>
    builds
      .filter((build) => build.kind === kind && build.uri !== uri)
      .map((build) => from(path.dirname(pathOf(build.uri))));
  return { files, folders: foldersOf("Kustomization"), components: foldersOf("Component") };
}

function imagesOf(sites: readonly Site[], trees: Session["trees"]): readonly string[] {
  const images = sites.flatMap((site) =>
    containersBelow(rootOf(site, trees.treeOf(site.part))).flatMap(
      (container) => container.at("image").string ?? [],
    ),
  );
  return [...new Set(images.map(withoutTag))];
}

/** A colon before the last slash is that of a port. */
function withoutTag(image: string): string {
  return image.replace(/(?::[^/:]*)?(?:@.*)?$/u, "");
}
