import type { Finding, Fix } from "../finding.ts";
import { toApiVersion, toGvk } from "../manifest/apiVersion.ts";
import { isBuiltInGroup } from "../manifest/builtInGroups.ts";
import { isForTools } from "../manifest/isForTools.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { codes, listing, say } from "../text/message.ts";
import { startOfLine } from "../yaml/comments.ts";
import { structureFinding } from "./findingAt.ts";

/**
 * An object that lacks its `apiVersion` or its `kind`, which kubectl refuses to send. Files of many other tools have one of the
 * two: it takes a name in its `metadata`, and a kind or a version of Kubernetes itself, to be taken for an object.
 * @param root the cursor at a document that is no manifest
 * @param text of the document
 */
export function incompleteObject(root: Cursor, text: string, schemas: SchemaSet): readonly Finding[] {
  const [apiVersion, kind] = [root.at("apiVersion"), root.at("kind")];
  if (root.at("metadata", "name").string === undefined) return [];
  const finding =
    apiVersion.entry === undefined
      ? withoutVersion(apiVersion, kind, text, schemas)
      : kind.entry === undefined
        ? withoutKind(kind, apiVersion, schemas)
        : undefined;
  return finding === undefined ? [] : [finding];
}

function withoutVersion(at: Cursor, kind: Cursor, text: string, schemas: SchemaSet): Finding | undefined {
  if (kind.string === undefined) return undefined;
  const served = schemas
    .kinds()
    .filter(
      ({ gvk, deprecated }) =>
        gvk.kind === kind.string && isBuiltInGroup(gvk.group) && !isForTools(gvk) && deprecated !== true,
    )
    .map(({ gvk }) => toApiVersion(gvk));
  if (served.length === 0) return undefined;
  const fixes = served.flatMap((version) => addVersion(kind, version, text));
  return structureFinding(
    "missing-required",
    at,
    say`\`apiVersion\` is missing; \`${kind.string}\` is served as ${listing(codes(served), "or")}.`,
    {
      range: kind.keyRange,
      fixes: served.length === 1 ? fixes.map((fix) => ({ ...fix, preferred: true })) : fixes,
    },
  );
}

/** Above the kind and in its column, where it stands in most manifests; not between the braces of JSON. */
function addVersion(kind: Cursor, version: string, text: string): readonly Fix[] {
  const object = kind.parent?.node;
  if (object?.kind !== "mapping" || object.flow) return [];
  const { start } = kind.keyRange;
  const newText = `apiVersion: ${version}\n${text.slice(startOfLine(text, start), start)}`;
  return [
    { title: say`Add \`${"apiVersion"}: ${version}\``, edits: [{ range: { start, end: start }, newText }] },
  ];
}

function withoutKind(at: Cursor, apiVersion: Cursor, schemas: SchemaSet): Finding | undefined {
  if (apiVersion.string === undefined) return undefined;
  const { group, version } = toGvk(apiVersion.string, "");
  const isServed = schemas.kinds().some(({ gvk }) => gvk.group === group && gvk.version === version);
  if (!isBuiltInGroup(group) || !isServed) return undefined;
  return structureFinding(
    "missing-required",
    at,
    say`\`kind\` is missing: it says what this object of \`${apiVersion.string}\` is.`,
    { range: apiVersion.keyRange },
  );
}
