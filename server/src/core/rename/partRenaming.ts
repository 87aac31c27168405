import { dns1123Label, dns1123Subdomain } from "../formats/names.ts";
import { rootOf } from "../graph/occurrence.ts";
import { isWorkflow, listedPartNames, partNames } from "../graph/partNames.ts";
import type { PartReference } from "../graph/reference.ts";
import type { Site } from "../graph/site.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import { touches } from "../text/range.ts";
import { containerRenaming } from "./containerRenaming.ts";
import { fieldsBelow } from "./podRoots.ts";
import { definitionOf, placeOf, placeOfReferrer, type FindRenaming, type RenameContext } from "./renaming.ts";

/**
 * A part of an object that others refer to by its name: a listener of a Gateway, a request of a claim, a format of a runtime, a template
 * of a workflow; or a container that something scales.
 */
export const partRenaming: FindRenaming = (spot, context) => {
  const { site, at, offset } = spot;
  const name = at.string;
  if (spot.on === "key" || name === undefined) return undefined;
  const reference = site.object.references.find(
    (each) => each.kind === "part" && touches(each.range, offset),
  );
  if (reference?.kind === "part") return referredPart(site, reference, context);
  const named = [...listedPartNames(site.object.facts, spot.root), ...usesIn(site, spot.root)];
  return named.some(({ node }) => node === at.node) ? namedPart(name, [site], context) : undefined;
};

/** The same from where the part is spoken of. */
function referredPart(
  site: Site,
  reference: PartReference,
  context: RenameContext,
): ReturnType<FindRenaming> {
  const owners = context.graph.targetsOf({ site, reference });
  const [owner] = owners;
  if (owner === undefined) return undefined;
  const root = rootOf(owner, context.treeOf(owner.part));
  const at = partNames(owner.object.facts, root).find(({ string }) => string === reference.part);
  if (at === undefined) return undefined;
  return (
    containerRenaming({ site: owner, root, at, on: "value", offset: at.range.start }, context) ??
    namedPart(reference.part, owners, context)
  );
}

function namedPart(
  name: string,
  owners: readonly Site[],
  { graph, treeOf }: RenameContext,
): ReturnType<FindRenaming> {
  const places = owners.flatMap((site) => {
    const root = rootOf(site, treeOf(site.part));
    const isIt = ({ string }: Cursor): boolean => string === name;
    return [
      ...listedPartNames(site.object.facts, root)
        .filter(isIt)
        .map((at) => definitionOf(site, at)),
      ...usesIn(site, root)
        .filter(isIt)
        .map((at) => placeOf(site, at)),
      ...graph
        .referrersTo(site)
        .filter(({ reference }) => reference.kind === "part" && reference.part === name)
        .map(placeOfReferrer),
    ];
  });
  if (!places.some(({ isDefinition }) => isDefinition)) return undefined;
  return { name, places, complaintAbout: (newName) => complaint(newName, owners, treeOf) };
}

function complaint(
  newName: string,
  owners: readonly Site[],
  treeOf: RenameContext["treeOf"],
): Message | undefined {
  for (const owner of owners) {
    const wrong = complaintOf(owner.object.facts.gvk.kind, newName);
    if (wrong !== undefined) return say`\`${newName}\` ${wrong}.`;
    const { gvk, name } = owner.object.facts;
    const taken = listedPartNames(owner.object.facts, rootOf(owner, treeOf(owner.part)));
    if (taken.some(({ string }) => string === newName))
      return say`The ${gvk.kind} \`${name}\` has a part \`${newName}\` already.`;
  }
  return undefined;
}

/** What its API says of such names; formats of models may be called anything. */
function complaintOf(kind: string, name: string): Message | undefined {
  switch (kind) {
    case "Gateway":
      return dns1123Subdomain(name);
    case "ResourceClaim":
    case "ResourceClaimTemplate":
      return dns1123Label(name);
    default:
      return name === "" ? say`must not be empty` : undefined;
  }
}

/** Where a workflow speaks of its own templates. */
function usesIn({ object: { facts } }: Site, root: Cursor): readonly Cursor[] {
  return isWorkflow(facts)
    ? fieldsBelow(root, new Set(["entrypoint", "onExit", "template"])).filter(
        ({ scalar, parent }) => scalar !== undefined && parent?.name !== "templateRef",
      )
    : [];
}
