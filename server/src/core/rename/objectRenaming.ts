import { objectNameFormat } from "../formats/objectName.ts";
import type { GraphObject } from "../graph/graphObject.ts";
import type { ObjectName } from "../graph/reference.ts";
import type { Referrer, Site } from "../graph/site.ts";
import { keyOf, nameOf } from "../graph/topics.ts";
import { say } from "../text/message.ts";
import { touches } from "../text/range.ts";
import { builtNamesOf } from "./builtNames.ts";
import {
  placeOfReferrer,
  type FindRenaming,
  type NamePlace,
  type RenameContext,
  type Renaming,
  type Spot,
} from "./renaming.ts";

/**
 * The name of an object: where it is defined, and wherever something refers to it by its name, or by the name of something that
 * a controller calls after it.
 */
export const objectRenaming: FindRenaming = (spot, context) => {
  const definitions = definitionsAt(spot, context.graph);
  const [first] = definitions;
  return first === undefined ? undefined : renamingOfObject(definitions, first, context);
};

/** @param definitions of the same name, `first` among them */
export function renamingOfObject(
  definitions: readonly Site[],
  first: Site,
  context: RenameContext,
): Renaming {
  const { graph, minor } = context;
  const inBuilds = definitions.map((site) => builtNamesOf({ kind: "object", site }, context));
  const own = nameOf(first.object.facts);
  const places = definitions.flatMap((site) => [
    { uri: site.uri, part: site.part, range: site.object.nameRange, isDefinition: true as const },
    ...graph.referrersTo(site).flatMap((referrer) => placeOfName(referrer, site.object)),
  ]);
  return {
    name: own.name,
    places: [...places, ...inBuilds.flatMap((built) => built.places)],
    complaintAbout(name) {
      const complaint = objectNameFormat(first.object.facts.gvk, minor).name(name);
      if (complaint !== undefined) return say`\`${name}\` ${complaint}.`;
      const taken = graph.objectsNamed({ ...own, name }).find(({ object }) => object.facts.name === name);
      if (taken === undefined)
        return inBuilds.map((built) => built.complaintAbout(name)).find((why) => why !== undefined);
      return say`There is a ${own.kind} \`${name}\` already, in \`${taken.uri.slice(taken.uri.lastIndexOf("/") + 1)}\`.`;
    },
  };
}

function definitionsAt({ site, offset, on }: Spot, graph: RenameContext["graph"]): readonly Site[] {
  if (on === "key") return [];
  const { nameRange, references } = site.object;
  if (!site.isPatch && touches(nameRange, offset)) return [site];
  const reference = references.findLast(
    ({ kind, range }) => (kind === "object" || kind === "params") && touches(range, offset),
  );
  if (reference === undefined) return [];
  const targets = graph.targetsOf({ site, reference });
  return reference.kind === "object"
    ? targets.filter(({ object }) => suffixOf(reference.target, object) === "")
    : targets;
}

/** Where a reference has the name of the object; nowhere if what it means was given a name of its own. */
function placeOfName(referrer: Referrer, object: GraphObject): readonly NamePlace[] {
  const { site, reference } = referrer;
  if (reference.kind === "params") return [placeOfReferrer(referrer)];
  const suffix = reference.kind === "object" ? suffixOf(reference.target, object) : undefined;
  if (suffix === undefined) return [];
  const place = placeOfReferrer(referrer);
  if (suffix === "") return [place];
  const isQuoted = /["']/u.test(site.part.text.charAt(place.range.start));
  const start = place.range.start + (isQuoted ? 1 : 0);
  return [{ ...place, range: { start, end: start + object.facts.name.length }, isInside: true }];
}

/** What follows the name of an object in the name of what is meant: nothing where that is the object itself. */
function suffixOf(target: ObjectName, { facts, makes }: GraphObject): string | undefined {
  const key = keyOf(target);
  return key === keyOf(nameOf(facts)) ? "" : makes.find((made) => keyOf(made) === key)?.suffix;
}
