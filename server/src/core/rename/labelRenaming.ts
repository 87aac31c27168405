import { labelValue } from "../formats/names.ts";
import type { PodsReference } from "../graph/reference.ts";
import type { Site } from "../graph/site.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import { withPatches, type Rooted } from "./podRoots.ts";
import { definitionOf, placeOf, type FindRenaming, type RenameContext, type Spot } from "./renaming.ts";
import { complaintAboutSpoken, literally } from "./spokenParts.ts";

/** Fields that hold labels of Pods, or labels to select them by. */
const fields: ReadonlySet<string> = new Set(["labels", "matchLabels", "selector"]);

interface Label {
  readonly key: string;
  readonly value: string;
}

/**
 * The value of a label that joins Pods and those who select them: the objects that make Pods with it, and the selectors that
 * ask for it, as far as one leads to the other.
 */
export const labelRenaming: FindRenaming = (spot, context) => {
  const label = labelAt(spot);
  if (label === undefined) return undefined;
  const { makers, selecting } = joinedBy(label, spot.site, context);
  if (makers.size === 0) return undefined;
  const holders = new Set([...makers, ...selecting]);
  const { graph } = context;
  const roots = [...holders].flatMap((site) => withPatches(site, context));
  return {
    name: label.value,
    places: roots.flatMap(({ site, root }) =>
      labelsBelow(root, label).map((at) => (isOfPods(at, site) ? definitionOf(site, at) : placeOf(site, at))),
    ),
    complaintAbout(value) {
      const complaint = labelValue(value);
      if (complaint !== undefined) return say`\`${value}\` ${complaint}.`;
      const named = [...selecting].find((site) => isInExpression(site, label));
      if (named !== undefined)
        return say`An expression of \`${named.object.facts.name}\` names \`${label.value}\`. Change it first.`;
      const other = [...graph.sites()].find(
        (site) => !holders.has(site) && site.object.facts.podLabels.get(label.key) === value,
      );
      if (other === undefined) return complaintAboutBuilt(label, roots, context);
      return say`Pods of \`${other.object.facts.name}\` have \`${label.key}: ${value}\` already; both would be selected together.`;
    },
  };
};

/** Where a kustomization selects objects by the label, or sets it on objects that its patches do not name. */
function complaintAboutBuilt(
  { key, value }: Label,
  roots: readonly Rooted[],
  context: RenameContext,
): Message | undefined {
  const inPaths = new RegExp(
    String.raw`labelSelector["']?:.*${literally(key)}\b.*\b${literally(value)}\b`,
    "u",
  );
  const isIt = ({ name, string, parent }: Cursor): boolean =>
    name === key && string === value && fields.has(parent?.name ?? "");
  const uris = roots.map(({ site }) => site.uri);
  return complaintAboutSpoken(value, uris, { inPaths, isIt }, context);
}

function labelAt({ at, on }: Spot): Label | undefined {
  const isLabel = on === "value" && at.parent !== undefined && fields.has(at.parent.name);
  return isLabel && at.string !== undefined ? { key: at.name, value: at.string } : undefined;
}

/** From the object at hand to who selects it, to all that they select, and so on. */
function joinedBy(
  { key, value }: Label,
  start: Site,
  { graph }: RenameContext,
): { readonly makers: ReadonlySet<Site>; readonly selecting: ReadonlySet<Site> } {
  const makers = new Set<Site>();
  const selecting = new Set<Site>();
  const waiting = [start];
  for (let site = waiting.pop(); site !== undefined; site = waiting.pop()) {
    if (site.object.facts.podLabels.get(key) === value && !makers.has(site)) {
      makers.add(site);
      waiting.push(...graph.referrersTo(site).map((referrer) => referrer.site));
    }
    const selectors = selectorsOf(site).filter(({ selector }) => selector.labels.get(key) === value);
    if (selectors.length === 0 || selecting.has(site)) continue;
    selecting.add(site);
    for (const reference of selectors) waiting.push(...graph.targetsOf({ site, reference }));
  }
  return { makers, selecting };
}

function selectorsOf({ object }: Site): readonly PodsReference[] {
  return object.references.filter((reference) => reference.kind === "pods");
}

function isInExpression(site: Site, { key, value }: Label): boolean {
  return selectorsOf(site).some(({ selector }) =>
    selector.expressions.some((requirement) => requirement.key === key && requirement.values.has(value)),
  );
}

/** All entries of labels and selectors of an object that state the label: its own labels stay like those of its Pods. */
function labelsBelow(at: Cursor, label: Label): readonly Cursor[] {
  return [...at.fields(), ...at.items()].flatMap((child) => {
    if (child.scalar !== undefined) return [];
    const own = fields.has(child.name) ? [child.key(label.key)] : [];
    return [...own.filter((entry) => entry.string === label.value), ...labelsBelow(child, label)];
  });
}

/** A label of a template, or of a Pod itself. */
function isOfPods({ parent: labels }: Cursor, { object }: Site): boolean {
  const isOwn = labels?.name === "labels" && labels.parent?.name === "metadata";
  return isOwn && (labels.parent.parent?.name === "template" || object.facts.gvk.kind === "Pod");
}
