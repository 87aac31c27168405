import { dns1123Label } from "../formats/names.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import { fieldsBelow, withPatches } from "./podRoots.ts";
import { placeOf, type FindRenaming } from "./renaming.ts";

const lists: ReadonlySet<string> = new Set([
  "volumes",
  "volumeMounts",
  "volumeDevices",
  "volumeClaimTemplates",
]);

/** A volume of a Pod: its name, and the mounts of it in the object and in patches. */
export const volumeRenaming: FindRenaming = ({ site, at, on }, context) => {
  const name = at.string;
  if (on === "key" || name === undefined || !isVolumeName(at)) return undefined;
  const roots = withPatches(site, context);
  return {
    name,
    places: roots.flatMap(({ site: holder, root }) =>
      volumeNames(root)
        .filter((value) => value.string === name)
        .map((value) => placeOf(holder, value)),
    ),
    complaintAbout(newName) {
      const complaint = dns1123Label(newName);
      if (complaint !== undefined) return say`\`${newName}\` ${complaint}.`;
      const isTaken = roots.some(({ root }) => volumeNames(root).some((value) => value.string === newName));
      return isTaken ? say`There is a volume \`${newName}\` already.` : undefined;
    },
  };
};

function volumeNames(root: Cursor): readonly Cursor[] {
  return fieldsBelow(root, lists)
    .flatMap((list) => list.items())
    .flatMap((item) => [item.at("name"), item.at("metadata", "name")])
    .filter((value) => value.scalar !== undefined);
}

function isVolumeName(at: Cursor): boolean {
  if (at.name !== "name") return false;
  const item = at.parent?.name === "metadata" ? at.parent.parent : at.parent;
  return item?.parent !== undefined && lists.has(item.parent.name);
}
