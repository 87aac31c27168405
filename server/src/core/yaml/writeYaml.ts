import { dump } from "js-yaml";

/** How people order the fields of an object; all others follow as they come. */
const conventionalOrder = [
  "apiVersion",
  "kind",
  "metadata",
  "name",
  "generateName",
  "namespace",
  "labels",
  "annotations",
];

/**
 * A JSON value as a YAML document that Kubernetes reads back as the same value: texts such as `yes` or `0644` are quoted.
 * The fields of the object itself and of its metadata come in the conventional order.
 */
export function writeYaml(value: unknown): string {
  return dump(inOrder(value, 2), { lineWidth: -1, noRefs: true });
}

function inOrder(value: unknown, levels: number): unknown {
  if (levels === 0 || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const rank = (name: string): number => {
    const index = conventionalOrder.indexOf(name);
    return index < 0 ? conventionalOrder.length : index;
  };
  const entries = Object.entries(value).toSorted(([one], [other]) => rank(one) - rank(other));
  return Object.fromEntries(entries.map(([name, below]) => [name, inOrder(below, levels - 1)]));
}
