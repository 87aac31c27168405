import { generatedKeyAt, namedAt, namedBy } from "../built/meaning.ts";
import type { Generated, Named } from "../built/named.ts";
import { builtReferrersTo } from "../built/speakers.ts";
import { configKey } from "../formats/names.ts";
import { objectNameFormat } from "../formats/objectName.ts";
import { rootOf } from "../graph/occurrence.ts";
import { readsKey } from "../graph/reference.ts";
import { say } from "../text/message.ts";
import { touches } from "../text/range.ts";
import { builtNamesOf, placeIn } from "./builtNames.ts";
import { complaintAboutFileName, complaintAboutKey, entriesOf, insideOf } from "./keyRenaming.ts";
import { renamingOfObject } from "./objectRenaming.ts";
import { placeOf, type FindRenaming, type NamePlace, type RenameContext, type Renaming } from "./renaming.ts";

/** What a generator makes, or a key of it, where a manifest refers to that. */
export const generatedRenaming: FindRenaming = ({ site, offset, on }, context) => {
  if (on === "key") return undefined;
  const reference = site.object.references.findLast(
    ({ kind, range }) => (kind === "object" || kind === "key") && touches(range, offset),
  );
  if (reference === undefined) return undefined;
  const [named] = namedBy(context, { site, reference });
  if (named === undefined) return undefined;
  if (reference.kind !== "key") return renamingOf(named, context);
  return named.kind === "generated" ? renamingOfKey(named, reference.key, context) : undefined;
};

/** What a name in a kustomization means: an object, what a generator makes, or a key of that. */
export function renamingInKustomization(
  uri: string,
  offset: number,
  context: RenameContext,
): Renaming | undefined {
  const key = generatedKeyAt(context, uri, offset);
  if (key !== undefined) return renamingOfKey(key.named, key.key, context);
  const [named, ...others] = namedAt(context, uri, offset) ?? [];
  return named === undefined || others.length > 0 ? undefined : renamingOf(named, context);
}

function renamingOf(named: Named, context: RenameContext): Renaming {
  return named.kind === "object"
    ? renamingOfObject([named.site], named.site, context)
    : renamingOfGenerated(named, context);
}

function renamingOfGenerated(named: Generated, context: RenameContext): Renaming {
  const { object: kind, name, generators } = named;
  const inBuild = builtNamesOf(named, context);
  const own = generators.flatMap(({ uri, generated: { range } }) => placeIn(uri, range, context));
  return {
    name,
    places: [...own, ...inBuild.places],
    complaintAbout(newName) {
      const complaint = objectNameFormat({ group: "", version: "v1", kind }, context.minor).name(newName);
      if (complaint !== undefined) return say`\`${newName}\` ${complaint}.`;
      const isTaken = context.builds.some(
        ({ generated, kustomizations }) =>
          generators.some(({ uri }) => kustomizations.has(uri)) &&
          generated.some((other) => other.kind === kind && other.name === newName),
      );
      if (isTaken) return say`There is a generator of a ${kind} \`${newName}\` already.`;
      return inBuild.complaintAbout(newName);
    },
  };
}

function renamingOfKey(named: Generated, key: string, context: RenameContext): Renaming | undefined {
  const keys = named.generators.flatMap(({ uri, generated }) =>
    generated.keys.filter((each) => each.name === key).map((each) => ({ uri, ...each })),
  );
  if (keys.length === 0) return undefined;
  const uris = named.generators.map(({ uri }) => uri);
  const referrers = builtReferrersTo(context, named);
  const patches = referrers.filter(
    ({ site: { isPatch }, reference }) => isPatch && reference.path === "metadata.name",
  );
  const inPatches = patches.flatMap(({ site }) =>
    entriesOf(rootOf(site, context.treeOf(site.part)), key).map((entry) => placeOf(site, entry, "key")),
  );
  const readers = referrers
    .filter(({ reference }) => readsKey(reference, key))
    .map(({ site: { uri, part }, reference: { range } }): NamePlace => ({ uri, part, range }));
  return {
    name: key,
    places: [
      ...keys.flatMap(({ uri, range }) => insideOf(placeIn(uri, range, context))),
      ...inPatches,
      ...readers,
    ],
    complaintAbout(newKey) {
      const complaint = configKey(newKey);
      if (complaint !== undefined) return say`\`${newKey}\` ${complaint}.`;
      if (keys.some(({ isWritten }) => !isWritten)) return complaintAboutFileName(key, newKey);
      const isTaken = named.generators.some(({ generated }) =>
        generated.keys.some((each) => each.name === newKey),
      );
      if (isTaken) return say`The ${named.object} \`${named.name}\` has a key \`${newKey}\` already.`;
      return complaintAboutKey(key, uris, context);
    },
  };
}
