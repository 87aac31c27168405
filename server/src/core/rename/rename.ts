import type { DocumentPart } from "../documents/documentPart.ts";
import { rootOf } from "../graph/occurrence.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import { touches, type Range } from "../text/range.ts";
import { writeScalar } from "../yaml/writeScalar.ts";
import { containerRenaming } from "./containerRenaming.ts";
import { generatedRenaming, renamingInKustomization } from "./generatedRenaming.ts";
import { keyRenaming } from "./keyRenaming.ts";
import { labelRenaming } from "./labelRenaming.ts";
import { objectRenaming } from "./objectRenaming.ts";
import { partRenaming } from "./partRenaming.ts";
import { portRenaming } from "./portRenaming.ts";
import type { FindRenaming, NamePlace, RenameContext, Renaming, Spot } from "./renaming.ts";
import { claimRenaming, volumeRenaming } from "./listedRenaming.ts";

/** A name that can be changed, and where it stands under the cursor. */
export interface Renamable {
  readonly range: Range;
  readonly renaming: Renaming;
}

/** All edits of a change of name, or why nothing may be changed; never a part of them. */
export type RenameAnswer =
  | { readonly kind: "edits"; readonly edits: readonly (NamePlace & { readonly newText: string })[] }
  | { readonly kind: "refused"; readonly because: Message };

const finders: readonly FindRenaming[] = [
  objectRenaming,
  keyRenaming,
  generatedRenaming,
  portRenaming,
  containerRenaming,
  partRenaming,
  volumeRenaming,
  claimRenaming,
  labelRenaming,
];

/** What can be renamed at an offset of a part of a file. */
export function renamableAt(
  uri: string,
  part: DocumentPart,
  offset: number,
  context: RenameContext,
): Renamable | undefined {
  const document = context.treeOf(part);
  for (const site of context.graph.sitesIn(uri, part)) {
    const root = rootOf(site, document);
    const found = nameAt(root, offset);
    if (found === undefined) continue;
    const spot: Spot = { site, root, offset, ...found };
    for (const find of finders) {
      const renaming = find(spot, context);
      if (renaming === undefined) continue;
      const { start, end } = spot.on === "key" ? spot.at.keyRange : spot.at.range;
      return { range: { start, end }, renaming };
    }
  }
  return undefined;
}

/** What can be renamed at an offset of a kustomization. */
export function renamableInKustomization(
  uri: string,
  offset: number,
  context: RenameContext,
): Renamable | undefined {
  const renaming = renamingInKustomization(uri, offset, context);
  const here = renaming?.places.find((place) => place.uri === uri && touches(place.range, offset));
  return renaming === undefined || here === undefined ? undefined : { range: here.range, renaming };
}

/** The edits that give something another name everywhere. */
export function rename({ name, places, complaintAbout }: Renaming, newName: string): RenameAnswer {
  if (newName === name) return { kind: "edits", edits: [] };
  const because =
    complaintAbout(newName) ??
    places.map((place) => unwritable(place, name)).find((why) => why !== undefined);
  if (because !== undefined) return { kind: "refused", because };
  return {
    kind: "edits",
    edits: distinct(places).map((place) => ({ ...place, newText: written(place, newName) })),
  };
}

/** Several ways may lead to one place. Parts of the same text are parts of their own. */
function distinct(places: readonly NamePlace[]): readonly NamePlace[] {
  const seen = new Map<DocumentPart, Set<number>>();
  return places.filter(({ part, range: { start } }) => {
    const starts = seen.get(part) ?? new Set();
    if (starts.has(start)) return false;
    seen.set(part, starts.add(start));
    return true;
  });
}

/** An alias, or a text with escapes, does not show the name: a change there would change something else. */
function unwritable({ uri, part, range }: NamePlace, name: string): Message | undefined {
  const text = part.text.slice(range.start, range.end);
  const shown = /^(["'])(.*)\1$/u.exec(text)?.[2] ?? text;
  if (shown === name) return undefined;
  const line = part.lineAt(range.start) + 1;
  return say`\`${name}\` is written as \`${text}\` in \`${uri.slice(uri.lastIndexOf("/") + 1)}\` (line ${line} of its document). Write it out there first.`;
}

function written({ part, range, isInside }: NamePlace, newName: string): string {
  if (isInside === true) return newName;
  const quote = part.text.charAt(range.start);
  return writeScalar(newName, quote === '"' || quote === "'" ? quote : "");
}

/** The scalar or the key that an offset lies in. */
function nameAt(at: Cursor, offset: number): Pick<Spot, "at" | "on"> | undefined {
  const isIn = (range: Range | undefined): boolean => range !== undefined && touches(range, offset);
  for (const below of [...at.keys(), ...at.items()]) {
    if (isIn(below.entry?.key)) return { at: below, on: "key" };
    if (!isIn(below.node)) continue;
    return below.scalar === undefined ? nameAt(below, offset) : { at: below, on: "value" };
  }
  return undefined;
}
