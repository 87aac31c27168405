import { rootOf } from "../graph/occurrence.ts";
import type { Site } from "../graph/site.ts";
import { takesUp, type Build } from "../kustomize/builds.ts";
import { isListOfOperations } from "../kustomize/transforms.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import type { RenameContext } from "./renaming.ts";

/** How kustomizations speak of a part of an object without naming the object. */
export interface Spoken {
  /** In the paths of replacements and operations. */
  readonly inPaths: RegExp;
  /** By a value in a patch. */
  readonly isIt: (value: Cursor) => boolean;
}

/**
 * Why a part of objects may not be called otherwise: a replacement or a patch speaks of it, and which objects it changes is a matter
 * of the build.
 * @param uris of the files with the objects and with patches that name them
 */
export function complaintAboutSpoken(
  name: string,
  uris: readonly string[],
  { inPaths, isIt }: Spoken,
  context: RenameContext,
): Message | undefined {
  const around = context.builds.filter((build) => uris.some((uri) => takesUp(build, uri)));
  const isSpokenOf = around.some(
    (build) =>
      textsOf(build, context).some((text) => inPaths.test(text)) ||
      partsOf(build, context).some((part) => valuesBelow(part).some(isIt)),
  );
  return isSpokenOf
    ? say`A kustomization speaks of \`${name}\` in a patch or a replacement. Change that first.`
    : undefined;
}

/** An element of a list, by its name: `containers.[name=server]`. */
export function elementNamed(name: string): RegExp {
  return new RegExp(String.raw`\[name=${literally(name)}\]`, "u");
}

/** A name as a part of an expression. */
export function literally(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

function textsOf({ paths, patchFiles }: Build, { graph }: RenameContext): readonly string[] {
  const inFiles = [...patchFiles].flatMap((uri) => graph.fileOf(uri)?.parts ?? []).map(({ text }) => text);
  return [...paths, ...inFiles.filter(isListOfOperations)];
}

/** Those that patches say without the name of an object, or with one that only their target replaces. */
function partsOf(build: Build, { graph, treeOf }: RenameContext): readonly Cursor[] {
  const isOfAny = (site: Site): boolean => {
    const patched = site.object.references.find(({ path }) => path === "metadata.name");
    return (
      site.isPatch && (patched === undefined || graph.targetsOf({ site, reference: patched }).length === 0)
    );
  };
  return [...build.patchFiles, ...build.kustomizations.keys()].flatMap((uri) =>
    (graph.fileOf(uri)?.parts ?? []).flatMap((part) =>
      graph
        .sitesIn(uri, part)
        .filter(isOfAny)
        .map((site) => rootOf(site, treeOf(part))),
    ),
  );
}

function valuesBelow(at: Cursor): readonly Cursor[] {
  return at.scalar === undefined ? at.children().flatMap(valuesBelow) : [at];
}
