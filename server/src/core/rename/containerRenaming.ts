import { dns1123Label } from "../formats/names.ts";
import { containersBelow } from "../manifest/podParts.ts";
import { say } from "../text/message.ts";
import { isSpokenOf, literally } from "./builtNames.ts";
import { fieldsBelow, withPatches } from "./podRoots.ts";
import { definitionOf, placeOf, placeOfReferrer, type FindRenaming } from "./renaming.ts";

const lists: ReadonlySet<string> = new Set(["containers", "initContainers"]);
const speaking: ReadonlySet<string> = new Set(["containerName", "kubectl.kubernetes.io/default-container"]);

/**
 * A container: its name in the object and in patches of it, where its resources or logs are spoken of by the name, and in what scales it.
 */
export const containerRenaming: FindRenaming = ({ site, at, on }, context) => {
  const list = at.parent?.parent;
  const isOwn = at.name === "name" && list !== undefined && lists.has(list.name);
  const name = at.string;
  if (on === "key" || name === undefined || !(isOwn || speaking.has(at.name))) return undefined;
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
  const literal = literally(name);
  const inKustomization = new RegExp(
    String.raw`\[name=${literal}\]|containers["']?:[^]*[-{,]\s*["']?name["']?:\s*["']?${literal}["']?\s*(?:[,}\r\n]|$)`,
    "u",
  );
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
      return isSpokenOf(uris, inKustomization, context)
        ? say`A kustomization speaks of the container \`${name}\` in a patch or a replacement. Change that first.`
        : undefined;
    },
  };
};
