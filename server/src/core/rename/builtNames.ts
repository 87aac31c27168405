import { factsOf, type Named } from "../built/named.ts";
import { buildsAround, builtReferrersTo, mentionsOf, unknownUsesOf } from "../built/speakers.ts";
import { rootOf } from "../graph/occurrence.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { targetsObject } from "../kustomize/patchTarget.ts";
import { type Message, say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import { placeOf, type NamePlace, type RenameContext } from "./renaming.ts";
import { complaintAboutSpoken, literally } from "./spokenParts.ts";

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
    places: [...inKustomizations, ...inManifests, ...followingPlaces(named, context)].map((place) =>
      within(place, name),
    ),
    complaintAbout(newName) {
      const narrow = mentions.find(
        (mention) => !isWritten(mention) && !targetsObject(mention.mention.target, gvk, newName),
      );
      if (narrow === undefined)
        return complaintAboutPlugin(named, context) ?? complaintAboutOperation(named, context);
      return say`A kustomization selects it by \`${narrow.mention.target.name}\`, which does not fit \`${newName}\`. Change that first.`;
    },
  };
}

/** Fields that a kustomization has declared to hold the name, in the objects that are built with it. */
function followingPlaces(named: Named, { graph, builds, treeOf }: RenameContext): readonly NamePlace[] {
  const { gvk, name } = factsOf(named);
  return buildsAround(builds, named).flatMap((build) => {
    const fields = [...build.kustomizations.values()].flatMap(({ continued }) =>
      [...continued.values()].flatMap(({ following }) => following.filter((each) => each.named === gvk.kind)),
    );
    if (fields.length === 0) return [];
    const files = [...build.files.keys(), ...build.patchFiles, ...build.kustomizations.keys()];
    const sites = files.flatMap((uri) =>
      (graph.fileOf(uri)?.parts ?? []).flatMap((part) => graph.sitesIn(uri, part)),
    );
    return sites.flatMap((site) =>
      fields
        .filter(({ holder }) => holder === site.object.facts.gvk.kind)
        .flatMap(({ path }) => valuesAt(rootOf(site, treeOf(site.part)), path))
        .filter(({ string }) => string === name)
        .map((at) => placeOf(site, at)),
    );
  });
}

/** Through the elements of lists; `[]` behind a field says that it is one. */
function valuesAt(at: Cursor, [field, ...below]: readonly string[]): readonly Cursor[] {
  if (at.isSequence)
    return at.items().flatMap((item) => valuesAt(item, field === undefined ? [] : [field, ...below]));
  return field === undefined ? [at] : valuesAt(at.at(field.replace(/\[\]$/u, "")), below);
}

function complaintAboutPlugin(named: Named, context: RenameContext): Message | undefined {
  const [file] = unknownUsesOf(context, named);
  return file === undefined
    ? undefined
    : say`\`${file.slice(file.lastIndexOf("/") + 1)}\` tells a plugin of a kustomization about \`${factsOf(named).name}\`, and what it means there is not known. Change that first.`;
}

/** An operation that tests or sets the name of an object says neither of which kind that is nor where else it counts. */
function complaintAboutOperation(named: Named, context: RenameContext): Message | undefined {
  const { name } = factsOf(named);
  const uris = named.kind === "object" ? [named.site.uri] : named.generators.map(({ uri }) => uri);
  const inPaths = new RegExp(String.raw`/metadata/name\b[^]*\bvalue\b\W*${literally(name)}(?![\w.-])`, "u");
  return complaintAboutSpoken(name, uris, { inPaths, isIt: () => false }, context);
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
