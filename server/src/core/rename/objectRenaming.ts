import { objectNameFormat } from "../formats/objectName.ts";
import type { Reference } from "../graph/reference.ts";
import type { Site } from "../graph/site.ts";
import { keyOf, nameOf } from "../graph/topics.ts";
import { say } from "../text/message.ts";
import type { FindRenaming, NamePlace, RenameContext, Spot } from "./renaming.ts";

/** The name of an object: where it is defined, and wherever something refers to it by its name. */
export const objectRenaming: FindRenaming = (spot, { graph, minor }) => {
  const definitions = definitionsAt(spot, graph);
  const [first] = definitions;
  if (first === undefined) return undefined;
  const own = nameOf(first.object.facts);
  const places = definitions.flatMap((site) => [
    { uri: site.uri, part: site.part, range: site.object.nameRange },
    ...graph
      .referrersTo(site)
      .filter(({ reference }) => isTo(reference, keyOf(own)))
      .map(({ site: { uri, part }, reference: { range } }): NamePlace => ({ uri, part, range })),
  ]);
  return {
    name: own.name,
    places,
    complaintAbout(name) {
      const complaint = objectNameFormat(first.object.facts.gvk, minor).name(name);
      if (complaint !== undefined) return say`\`${name}\` ${complaint}.`;
      const taken = graph.objectsNamed({ ...own, name }).find(({ object }) => object.facts.name === name);
      if (taken === undefined) return undefined;
      return say`There is a ${own.kind} \`${name}\` already, in \`${taken.uri.slice(taken.uri.lastIndexOf("/") + 1)}\`.`;
    },
  };
};

function definitionsAt({ site, offset, on }: Spot, graph: RenameContext["graph"]): readonly Site[] {
  if (on === "key") return [];
  const { nameRange, references } = site.object;
  if (!site.isPatch && nameRange.start <= offset && offset <= nameRange.end) return [site];
  const reference = references.findLast(
    ({ kind, range }) => kind === "object" && range.start <= offset && offset <= range.end,
  );
  if (reference?.kind !== "object") return [];
  const key = keyOf(reference.target);
  // What a controller makes is called what its own controller calls it.
  return graph.targetsOf({ site, reference }).filter(({ object }) => keyOf(nameOf(object.facts)) === key);
}

function isTo(reference: Reference, key: string): boolean {
  return reference.kind === "object" && keyOf(reference.target) === key;
}
