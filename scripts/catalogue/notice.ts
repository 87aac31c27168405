import type { CustomKinds } from "./customKinds.ts";

const heading = `Drydock

The catalogue (catalog/, and its packed form) holds facts about the API types of Kubernetes and of the projects below: names
and types of fields, allowed values, bounds, patterns, list keys. Their documentation and their validation rules are not
included. Built-in types: kubernetes/kubernetes 1.30 to 1.36, Apache-2.0. The documentation of built-in fields that is shown
at a field comes from the typings of @kubernetes/client-node, Apache-2.0; it is packed when Drydock is built.

Custom resources, by repository, release and licence:
`;

/** The text of NOTICE: every project whose API types the catalogue describes. */
export function noticeText(all: readonly CustomKinds[]): string {
  const sources = [...new Set(all.map(({ source }) => `  ${source}`))].sort();
  return `${heading}\n${sources.join("\n")}\n`;
}
