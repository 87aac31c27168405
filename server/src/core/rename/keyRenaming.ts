import { configKey } from "../formats/names.ts";
import { rootOf } from "../graph/occurrence.ts";
import type { Site } from "../graph/site.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
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
  const { graph, treeOf } = context;
  const found = keyAt(spot, context);
  if (found === undefined || found.holders.length === 0) return undefined;
  const { holders, key } = found;
  const places = holders.flatMap((site): readonly NamePlace[] => [
    ...entriesOf(rootOf(site, treeOf(site.part)), key).map((entry) => definitionOf(site, entry, "key")),
    ...graph
      .referrersTo(site)
      .filter(({ reference }) => reference.kind === "key" && reference.key === key)
      .map(placeOfReferrer),
  ]);
  return {
    name: key,
    places,
    complaintAbout(newKey) {
      const complaint = configKey(newKey);
      if (complaint !== undefined) return say`\`${newKey}\` ${complaint}.`;
      const taken = holders.find(({ object }) => object.facts.keys.includes(newKey));
      if (taken === undefined)
        return complaintAboutKey(
          key,
          holders.map(({ uri }) => uri),
          context,
        );
      return say`The ${taken.object.facts.gvk.kind} \`${taken.object.facts.name}\` has a key \`${newKey}\` already.`;
    },
  };
};

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
    ({ kind, range }) => kind === "key" && range.start <= offset && offset <= range.end,
  );
  if (reference?.kind !== "key") return undefined;
  const holders = graph
    .targetsOf({ site, reference })
    .filter(({ object }) => object.facts.gvk.kind === reference.target.kind);
  return { holders, key: reference.key };
}

function entriesOf(root: Cursor, key: string): readonly Cursor[] {
  return fields.map((field) => root.at(field).key(key)).filter((entry) => entry.entry !== undefined);
}
