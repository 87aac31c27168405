import { dns1123Label } from "../formats/names.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import { fieldsBelow, withPatches } from "./podRoots.ts";
import { complaintAboutSpoken, elementNamed } from "./spokenParts.ts";
import { definitionOf, placeOf, type FindRenaming } from "./renaming.ts";

/** Something that a Pod lists by names, and its containers use by these. */
interface Listed {
  /** Fields with lists of it. */
  readonly own: ReadonlySet<string>;
  /** Fields of containers with lists of those that they use. */
  readonly used: ReadonlySet<string>;
  readonly taken: (name: string) => Message;
}

/** A volume of a Pod: its name, and the mounts of it in the object and in patches. */
export const volumeRenaming = listedRenaming({
  own: new Set(["volumes", "volumeClaimTemplates"]),
  used: new Set(["volumeMounts", "volumeDevices"]),
  taken: (name) => say`There is a volume \`${name}\` already.`,
});

/** A claim for devices of a Pod: its name, and the containers that use it. */
export const claimRenaming = listedRenaming({
  own: new Set(["resourceClaims"]),
  used: new Set(["claims"]),
  taken: (name) => say`There is a resource claim \`${name}\` already.`,
});

function listedRenaming({ own, used, taken }: Listed): FindRenaming {
  return ({ site, at, on }, context) => {
    const name = at.string;
    const list = listOf(at);
    if (on === "key" || name === undefined || !(own.has(list) || used.has(list))) return undefined;
    const roots = withPatches(site, context);
    return {
      name,
      places: roots.flatMap(({ site: holder, root }) => [
        ...namesIn(root, own, name).map((value) => definitionOf(holder, value)),
        ...namesIn(root, used, name).map((value) => placeOf(holder, value)),
      ]),
      complaintAbout(newName) {
        const complaint = dns1123Label(newName);
        if (complaint !== undefined) return say`\`${newName}\` ${complaint}.`;
        const isTaken = roots.some(
          ({ root }) => namesIn(root, own, newName).length + namesIn(root, used, newName).length > 0,
        );
        if (isTaken) return taken(newName);
        const isIt = (value: Cursor): boolean =>
          value.string === name && (own.has(listOf(value)) || used.has(listOf(value)));
        const uris = roots.map((each) => each.site.uri);
        return complaintAboutSpoken(name, uris, { inPaths: elementNamed(name), isIt }, context);
      },
    };
  };
}

/** The places of a name in lists; that of a template for claims stands in its metadata. */
function namesIn(root: Cursor, lists: ReadonlySet<string>, name: string): readonly Cursor[] {
  return fieldsBelow(root, lists)
    .flatMap((list) => list.items())
    .flatMap((item) => [item.at("name"), item.at("metadata", "name")])
    .filter((value) => value.string === name);
}

/** The list of whose elements a value is the name. */
function listOf(at: Cursor): string {
  const item = at.parent?.name === "metadata" ? at.parent.parent : at.parent;
  return at.name === "name" ? (item?.parent?.name ?? "") : "";
}
