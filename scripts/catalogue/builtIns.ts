import { headingOf } from "../../server/src/core/schema/catalogueSchemas.ts";
import type { OpenApiDefinitions } from "../../server/src/core/schema/readOpenApi.ts";
import type { Schema } from "../../server/src/core/schema/schema.ts";
import type { ResourceScopes } from "./resourceScopes.ts";
import { fieldsOf, withEnumsOf } from "./enumsOfNewest.ts";
import { writeDeclaration, writeType } from "./writeType.ts";

/** The definitions of one Kubernetes version, e.g. `1.36`. */
export interface VersionOfKubernetes {
  readonly version: string;
  readonly definitions: OpenApiDefinitions;
}

/**
 * The built-in types as catalogue files, one per API group: file name → text. Versions come oldest first. A line that is not the same in all versions
 * stands once per wording with the versions it holds for.
 */
export function builtInFiles(
  versions: readonly VersionOfKubernetes[],
  scopes: ResourceScopes,
): ReadonlyMap<string, string> {
  const files = new Map<string, string[]>();
  const add = (file: string, lines: readonly string[]): void => {
    files.set(file, [...(files.get(file) ?? []), ...lines]);
  };
  for (const [heading, line] of kindLines(versions, scopes)) add(groupFile(heading), line);
  for (const name of usedDefinitions(versions, scopes)) add(definitionFile(name), typeLines(name, versions));
  return new Map([...files].map(([file, lines]) => [file, `${lines.join("\n")}\n`]));
}

function groupFile(heading: string): string {
  const apiVersion = heading.split(" ")[1] ?? "";
  return apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "core";
}

/** `io.k8s.api.<group>.…` lies with its group; what all groups share lies with the machinery. */
function definitionFile(name: string): string {
  const parts = name.split(".");
  if (name.startsWith("io.k8s.apiextensions-apiserver.")) return "apiextensions.k8s.io";
  if (name.startsWith("io.k8s.kube-aggregator.")) return "apiregistration.k8s.io";
  if (!name.startsWith("io.k8s.api.")) return "apimachinery";
  return groupNames[parts[3] ?? ""] ?? `${parts[3] ?? ""}.k8s.io`;
}

/** Go packages whose name is not the group's name before `.k8s.io`. */
const groupNames: Readonly<Record<string, string>> = {
  core: "core",
  apps: "apps",
  autoscaling: "autoscaling",
  batch: "batch",
  policy: "policy",
  apiserverinternal: "internal.apiserver.k8s.io",
  flowcontrol: "flowcontrol.apiserver.k8s.io",
  rbac: "rbac.authorization.k8s.io",
};

function kindLines(
  versions: readonly VersionOfKubernetes[],
  scopes: ResourceScopes,
): readonly (readonly [string, readonly string[]])[] {
  const lines = new Map<string, (string | undefined)[]>();
  versions.forEach(({ definitions }, index) => {
    for (const name of definitions.names)
      for (const gvk of definitions.kindsOf(name)) {
        const scope = scopes.get(`${gvk.group} ${gvk.kind}`);
        if (scope === undefined) continue;
        const byVersion =
          lines.get(headingOf(gvk)) ?? new Array<string | undefined>(versions.length).fill(undefined);
        byVersion[index] = `${scope.plural} ${scope.namespaced ? "namespaced" : "cluster"} @${name}`;
        lines.set(headingOf(gvk), byVersion);
      }
  });
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([heading, byVersion]) =>
        [heading, ranges(byVersion, versions).map((line) => `${heading} ${line}`)] as const,
    );
}

/** All definitions that some kind reaches, sorted by name. */
function usedDefinitions(
  versions: readonly VersionOfKubernetes[],
  scopes: ResourceScopes,
): readonly string[] {
  const used = new Set<string>();
  for (const { definitions } of versions)
    for (const name of definitions.names)
      if (definitions.kindsOf(name).some((gvk) => scopes.has(`${gvk.group} ${gvk.kind}`)))
        reach(definitions.definition(name), used, new Set());
  return [...used].sort();
}

function reach(schema: Schema | undefined, used: Set<string>, seen: Set<Schema["properties"]>): void {
  if (schema === undefined) return;
  if (schema.definition !== undefined) used.add(schema.definition);
  reach(schema.items, used, seen);
  reach(schema.additionalProperties, used, seen);
  if (seen.has(schema.properties)) return;
  seen.add(schema.properties);
  for (const field of schema.properties.values()) reach(field, used, seen);
}

const nameOfDefinition = (schema: Schema): string | undefined => schema.definition;

function typeLines(name: string, versions: readonly VersionOfKubernetes[]): readonly string[] {
  const types = versions.map(({ definitions }) => definitions.definition(name));
  const newest = types.findLast((type) => type !== undefined);
  const heads = types.map((type) =>
    type === undefined ? undefined : writeDeclaration(type, nameOfDefinition).text,
  );
  const present = versions.filter((_, index) => types[index] !== undefined);
  const fields = new Set(types.flatMap((type) => (type === undefined ? [] : fieldsOf(type))));
  const below = [...fields].sort().flatMap((field) => {
    const lines = types
      .filter((type) => type !== undefined)
      .map((type) => fieldLine(field, newest === undefined ? type : withEnumsOf(newest, type)));
    return ranges(lines, present).map((line) => `  ${line}`);
  });
  return [...ranges(heads, versions).map((head) => `type ${name} ${head}`), ...below];
}

function fieldLine(name: string, owner: Schema): string | undefined {
  const field = owner.properties.get(name);
  if (field === undefined) return undefined;
  return `${name}${owner.required.includes(name) ? "!" : ""} ${writeType(field, nameOfDefinition).text}`;
}

/** Joins neighbouring versions that have the same line, and says when a line does not hold from the first to the last. */
function ranges(
  lines: readonly (string | undefined)[],
  versions: readonly VersionOfKubernetes[],
): readonly string[] {
  const found: string[] = [];
  for (let first = 0; first < lines.length;) {
    let last = first;
    while (last + 1 < lines.length && lines[last + 1] === lines[first]) last++;
    const line = lines[first];
    const since = first === 0 ? "" : ` since=${versions[first]?.version ?? ""}`;
    const until = last === lines.length - 1 ? "" : ` until=${versions[last]?.version ?? ""}`;
    if (line !== undefined) found.push(`${line}${since}${until}`);
    first = last + 1;
  }
  return found;
}
