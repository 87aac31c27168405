import { builtReferrersTo, factsOf, mentionsOf, unknownUsesOf, type Named } from "../built/named.ts";
import { targetsObject } from "../kustomize/patchTarget.ts";
import { type Message, say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import type { NamePlace, RenameContext } from "./renaming.ts";

/** Where kustomizations, and what is built with it, speak of an object. */
export interface BuiltNames {
  readonly places: readonly NamePlace[];
  /** An expression selects the object by its name, and would not select the new one. */
  readonly complaintAbout: (newName: string) => Message | undefined;
}

/** All places that graph references do not show; of a name with prefix and suffix the part between them. */
export function builtNamesOf(named: Named, context: RenameContext): BuiltNames {
  const { gvk, name } = factsOf(named);
  const mentions = mentionsOf(context, named);
  const isWritten = ({ mention }: (typeof mentions)[number]): boolean => mention.target.name.includes(name);
  const inKustomizations = mentions
    .filter(isWritten)
    .flatMap(({ uri, range }) => placeIn(uri, range, context));
  const inManifests = builtReferrersTo(context, named)
    .filter(({ reference }) => reference.kind === "object")
    .map(({ site: { uri, part }, reference: { range } }): NamePlace => ({ uri, part, range }));
  return {
    places: [...inKustomizations, ...inManifests].map((place) => within(place, name)),
    complaintAbout(newName) {
      const narrow = mentions.find(
        (mention) => !isWritten(mention) && !targetsObject(mention.mention.target, gvk, newName),
      );
      if (narrow === undefined) return complaintAboutPlugin(named, context);
      return say`A kustomization selects it by \`${narrow.mention.target.name}\`, which does not fit \`${newName}\`. Change that first.`;
    },
  };
}

function complaintAboutPlugin(named: Named, context: RenameContext): Message | undefined {
  const [file] = unknownUsesOf(context, named);
  return file === undefined
    ? undefined
    : say`\`${file.slice(file.lastIndexOf("/") + 1)}\` tells a plugin of a kustomization about \`${factsOf(named).name}\`, and what it means there is not known. Change that first.`;
}

/** A place of a kustomization. */
export function placeIn(uri: string, range: Range, { partOf }: RenameContext): readonly NamePlace[] {
  const part = partOf(uri);
  return part === undefined ? [] : [{ uri, part, range }];
}

/** What is put around a name stays. */
function within(place: NamePlace, name: string): NamePlace {
  const { start, end } = place.range;
  const written = place.part.text.slice(start, end);
  const at = written.replaceAll(/["']/gu, "") === name ? -1 : written.indexOf(name);
  return at === -1
    ? place
    : { ...place, isInside: true, range: { start: start + at, end: start + at + name.length } };
}
