import type { KindInfo, Schema } from "../../schema/schema.ts";
import { toApiVersion } from "../../manifest/apiVersion.ts";
import { rootFields } from "./customaryFields.ts";
import { appName } from "./customaryValues.ts";
import { fieldLines, flowFields } from "./skeleton.ts";
import type { SkeletonWriter } from "./skeletonWriter.ts";
import { escapeSnippet } from "./snippet.ts";

/**
 * The whole manifest of a kind as a snippet, with the fields that it must have and those that people expect. The name, and the
 * labels that have to agree with it, are one place.
 * @param column of its keys
 */
export function manifestSkeleton(
  { gvk }: KindInfo,
  schema: Schema,
  writer: SkeletonWriter,
  column: number,
): string {
  const { layout, places } = writer;
  const names = rootFields(schema);
  const { kind } = gvk;
  const apiVersion = escapeSnippet(toApiVersion(gvk));
  const name = places.shared(appName);
  // Files that configure a program have no name.
  const isNamed = schema.properties.has("metadata");
  if (layout.json) {
    const metadata = isNamed ? `, "metadata": {"name": "${name}"}` : "";
    const head = `"apiVersion": "${apiVersion}", "kind": "${kind}"${metadata}`;
    return `{${[head, ...flowFields(schema, [kind], writer, 0, names)].join(", ")}}`;
  }
  const metadata = isNamed ? [`metadata:\n${" ".repeat(column + layout.step)}name: ${name}`] : [];
  const lines = [`apiVersion: ${apiVersion}`, `kind: ${kind}`, ...metadata];
  return [...lines, ...fieldLines(schema, [kind], column, writer, 0, names)].join(`\n${" ".repeat(column)}`);
}
