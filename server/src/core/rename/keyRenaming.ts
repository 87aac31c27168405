import { configKey } from "../formats/names.ts";
import { readsKey } from "../graph/reference.ts";
import type { Site } from "../graph/site.ts";
import type { GeneratedObject } from "../kustomize/generated.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import { touches } from "../text/range.ts";
import { placeIn } from "./builtNames.ts";
import { withPatches, type Rooted } from "./podRoots.ts";
import { complaintAboutSpoken, literally } from "./spokenParts.ts";
import {
  definitionOf,
  placeOfReferrer,
  type FindRenaming,
  type NamePlace,
  type RenameContext,
  type Spot,
} from "./renaming.ts";

const fields = ["data", "stringData", "binaryData"];

/** A key of a ConfigMap or a Secret: the entry, and wherever it is read by its key. */
export const keyRenaming: FindRenaming = (spot, context) => {
  const { graph } = context;
  const found = keyAt(spot, context);
  if (found === undefined || found.holders.length === 0) return undefined;
  const { holders, key } = found;
  const roots = holders.flatMap((site) => withPatches(site, context));
  const merged = keysMergedInto(roots, key, context);
  const places = roots.flatMap(({ site, root }): readonly NamePlace[] => [
    ...entriesOf(root, key).map((entry) => definitionOf(site, entry, "key")),
    ...graph
      .referrersTo(site)
      .filter(({ reference }) => readsKey(reference, key))
      .map(placeOfReferrer),
  ]);
  if (roots.length === 0) return undefined;
  return {
    name: key,
    places: [...places, ...merged.flatMap(({ places: inGenerators }) => inGenerators)],
    complaintAbout(newKey) {
      const complaint = configKey(newKey);
      if (complaint !== undefined) return say`\`${newKey}\` ${complaint}.`;
      if (merged.some(({ isWritten }) => !isWritten)) return complaintAboutFileName(key, newKey);
      const taken = roots.map(({ site }) => site).find(({ object }) => object.facts.keys.includes(newKey));
      if (taken === undefined)
        return complaintAboutKey(
          key,
          roots.map(({ site }) => site.uri),
          context,
        );
      return say`The ${taken.object.facts.gvk.kind} \`${taken.object.facts.name}\` has a key \`${newKey}\` already.`;
    },
  };
};

/** The same key in generators that add to an object or replace what it holds. */
function keysMergedInto(
  roots: readonly Rooted[],
  key: string,
  context: RenameContext,
): readonly { readonly places: readonly NamePlace[]; readonly isWritten: boolean }[] {
  const named = roots.filter(({ site }) => !site.isPatch).map(({ site }) => site);
  const isMerged = ({ kind, name, isNew }: GeneratedObject): boolean =>
    !isNew && named.some(({ object: { facts } }) => facts.gvk.kind === kind && facts.name === name);
  const around = context.builds.filter(({ files }) => named.some(({ uri }) => files.has(uri)));
  return around.flatMap((build) =>
    [...build.kustomizations].flatMap(([uri, { kustomization }]) =>
      kustomization.generated
        .filter(isMerged)
        .flatMap(({ keys }) => keys.filter((each) => each.name === key))
        .map(({ range, isWritten }) => ({ places: insideOf(placeIn(uri, range, context)), isWritten })),
    ),
  );
}

export function insideOf(places: readonly NamePlace[]): readonly NamePlace[] {
  return places.map((place) => ({ ...place, isInside: true }));
}

/** A key that nobody has written can not be written otherwise. */
export function complaintAboutFileName(key: string, newKey: string): Message {
  return say`\`${key}\` is the name of a file. Write \`${newKey}=\` before its path.`;
}

/** Where a kustomization has the key in a path. @param uris of what holds the key */
export function complaintAboutKey(
  key: string,
  uris: readonly string[],
  context: RenameContext,
): Message | undefined {
  const inPath = literally(key).replaceAll(String.raw`\.`, String.raw`\\?\.`);
  const inPaths = new RegExp(String.raw`\b(?:d|stringD|binaryD)ata[./]\[?${inPath}(?![\w-])`, "u");
  return complaintAboutSpoken(key, uris, { inPaths, isIt: () => false }, context);
}

function keyAt(
  { site, at, on, offset }: Spot,
  { graph }: RenameContext,
): { readonly holders: readonly Site[]; readonly key: string } | undefined {
  const { gvk } = site.object.facts;
  if (on === "key") {
    const isHolder = gvk.group === "" && (gvk.kind === "ConfigMap" || gvk.kind === "Secret");
    const isEntry = isHolder && at.parent !== undefined && fields.includes(at.parent.name);
    return isEntry ? { holders: [site], key: at.name } : undefined;
  }
  const reference = site.object.references.findLast(
    ({ kind, range }) => kind === "key" && touches(range, offset),
  );
  if (reference?.kind !== "key") return undefined;
  const holders = graph
    .targetsOf({ site, reference })
    .filter(({ object }) => object.facts.gvk.kind === reference.target.kind);
  return { holders, key: reference.key };
}

/** The entries of a ConfigMap or a Secret, or of a patch of one. */
export function entriesOf(root: Cursor, key: string): readonly Cursor[] {
  return fields.map((field) => root.at(field).key(key)).filter((entry) => entry.entry !== undefined);
}
