import { dns1123Label } from "../formats/names.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { containersBelow } from "../manifest/podParts.ts";
import { say } from "../text/message.ts";
import { fieldsBelow, withPatches } from "./podRoots.ts";
import { complaintAboutSpoken, elementNamed } from "./spokenParts.ts";
import { definitionOf, placeOf, placeOfReferrer, type FindRenaming } from "./renaming.ts";

const lists: ReadonlySet<string> = new Set(["containers", "initContainers"]);
const speaking: ReadonlySet<string> = new Set(["containerName", "kubectl.kubernetes.io/default-container"]);

/**
 * A container: its name in the object and in patches of it, where its resources or logs are spoken of by the name, and in what scales it.
 */
export const containerRenaming: FindRenaming = ({ site, at, on }, context) => {
  const name = at.string;
  if (on === "key" || name === undefined || !(isOfContainer(at) || speaking.has(at.name))) return undefined;
  const roots = withPatches(site, context);
  const own = roots.flatMap(({ site: holder, root }) => [
    ...containersBelow(root)
      .map((container) => container.at("name"))
      .filter((value) => value.string === name)
      .map((value) => definitionOf(holder, value)),
    ...fieldsBelow(root, speaking)
      .filter((value) => value.string === name)
      .map((value) => placeOf(holder, value)),
  ]);
  if (!own.some(({ isDefinition }) => isDefinition)) return undefined;
  const scaling = roots
    .flatMap((each) => context.graph.referrersTo(each.site))
    .filter(({ reference }) => reference.kind === "part" && reference.part === name)
    .map(placeOfReferrer);
  const uris = roots.map((each) => each.site.uri);
  const spoken = {
    inPaths: elementNamed(name),
    isIt: (value: Cursor): boolean =>
      value.string === name && (isOfContainer(value) || speaking.has(value.name)),
  };
  return {
    name,
    places: [...own, ...scaling],
    complaintAbout(newName) {
      const complaint = dns1123Label(newName);
      if (complaint !== undefined) return say`\`${newName}\` ${complaint}.`;
      const isTaken = roots.some(({ root }) =>
        containersBelow(root).some((container) => container.at("name").string === newName),
      );
      if (isTaken) return say`There is a container \`${newName}\` already.`;
      return complaintAboutSpoken(name, uris, spoken, context);
    },
  };
};

function isOfContainer({ name, parent }: Cursor): boolean {
  return name === "name" && lists.has(parent?.parent?.name ?? "");
}
