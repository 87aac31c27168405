import type { Site } from "./site.ts";

/** Whether one of some objects has a kind and a name. */
export function definedNames(sites: Iterable<Site>): (kind: string, name: string) => boolean {
  const names = new Set<string>();
  for (const { object } of sites) names.add(`${object.facts.gvk.kind} ${object.facts.name}`);
  return (kind, name) => names.has(`${kind} ${name}`);
}
