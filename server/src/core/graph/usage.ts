import { codes, listing, type Message, say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import { titleOf } from "./findObjects.ts";
import type { Reference } from "./reference.ts";
import type { ResourceGraph } from "./resourceGraph.ts";
import type { Site } from "./site.ts";

/** How often others mean an object, in words, at its name. */
export interface Usage {
  readonly range: Range;
  readonly text: Message;
}

const maximumListed = 20;

/** What can be said above an object: who selects its Pods, or how many objects use it; nothing where nobody does. */
export function usageOf(graph: ResourceGraph, site: Site): Usage | undefined {
  if (site.isPatch) return undefined;
  const { facts, nameRange: range } = site.object;
  const referrers = graph.referrersTo(site).filter(({ site: { isPatch } }) => !isPatch);
  if (facts.podLabels.size > 0) {
    const services = referrers.filter(
      ({ site: { object }, reference }) => reference.kind === "pods" && object.facts.gvk.kind === "Service",
    );
    return services.length === 0
      ? undefined
      : {
          range,
          text:
            services.length === 1 ? say`selected by 1 service` : say`selected by ${services.length} services`,
        };
  }
  const users = new Set(referrers.map((referrer) => referrer.site));
  return users.size === 0
    ? undefined
    : { range, text: users.size === 1 ? say`used by 1 object` : say`used by ${users.size} objects` };
}

/** What the innermost selector at an offset selects, as Markdown; absent where there is none. Its key counts as a part of it. */
export function selectionAt(
  graph: ResourceGraph,
  sites: readonly Site[],
  offset: number,
): Message | undefined {
  for (const site of sites) {
    const reference = site.object.references.findLast(
      ({ kind, range }) => kind === "pods" && keyStart(site, range.start) <= offset && offset <= range.end,
    );
    if (reference !== undefined) return selectionInWords(graph, site, reference);
  }
  return undefined;
}

/** Where the key begins whose value begins at an offset. */
function keyStart({ part: { text } }: Site, valueStart: number): number {
  const key = /\S+\s*:\s*$/u.exec(text.slice(Math.max(0, valueStart - 200), valueStart))?.[0];
  return valueStart - (key?.length ?? 0);
}

function selectionInWords(graph: ResourceGraph, site: Site, reference: Reference): Message {
  const targets = graph.targetsOf({ site, reference });
  if (targets.length === 0) return say`Selects no Pods that a file of the workspace makes.`;
  const titles = targets.slice(0, maximumListed).map(titleOf);
  const more = targets.length > titles.length ? say` and ${targets.length - titles.length} more` : "";
  return say`Selects the Pods of ${listing(codes(titles))}${more}.`;
}
