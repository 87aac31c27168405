import { dns1123Label } from "../formats/names.ts";
import { containersBelow } from "../graph/workload.ts";
import { say } from "../text/message.ts";
import { fieldsBelow, withPatches } from "./podRoots.ts";
import { placeOf, type FindRenaming } from "./renaming.ts";

const lists: ReadonlySet<string> = new Set(["containers", "initContainers"]);

/** A container: its name in the object and in patches of it, and where its resources or logs are spoken of by the name. */
export const containerRenaming: FindRenaming = ({ site, at, on }, context) => {
  const list = at.parent?.parent;
  const name = at.string;
  const isName = on === "value" && at.name === "name" && list !== undefined && lists.has(list.name);
  if (!isName || name === undefined) return undefined;
  const roots = withPatches(site, context);
  const places = roots.flatMap(({ site: holder, root }) => {
    const names = containersBelow(root).map((container) => container.at("name"));
    const speaking = fieldsBelow(root, new Set(["containerName", "kubectl.kubernetes.io/default-container"]));
    return [...names, ...speaking]
      .filter((value) => value.string === name)
      .map((value) => placeOf(holder, value));
  });
  return {
    name,
    places,
    complaintAbout(newName) {
      const complaint = dns1123Label(newName);
      if (complaint !== undefined) return say`\`${newName}\` ${complaint}.`;
      const isTaken = roots.some(({ root }) =>
        containersBelow(root).some((container) => container.at("name").string === newName),
      );
      return isTaken ? say`There is a container \`${newName}\` already.` : undefined;
    },
  };
};
