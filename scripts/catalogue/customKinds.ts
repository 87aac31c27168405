import { headingOf, sharedSection } from "../../server/src/core/schema/catalogueSchemas.ts";
import type { KindSchema } from "../../server/src/core/schema/readCrd.ts";
import { findSharedTypes } from "./sharedTypes.ts";
import type { SharedTypes } from "./sharedTypes.ts";
import { writeFields, writeHead, writeType } from "./writeType.ts";

/** Kinds of custom resources and where their definition was published. */
export interface CustomKinds {
  /** Repository, release and licence, e.g. `ray-project/kuberay v1.7.0 Apache-2.0`. */
  readonly source: string;
  readonly kinds: readonly KindSchema[];
}

/** The custom resources as catalogue files: one per API group, and one with the types that groups share. */
export function customFiles(all: readonly CustomKinds[]): ReadonlyMap<string, string> {
  const kinds = withoutCopies(all).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const groups = [...new Set(kinds.map((kind) => kind.info.gvk.group))].sort();
  const shared = findSharedTypes(
    kinds.map(({ info, schema }) => ({ group: info.gvk.group, kind: info.gvk.kind, schema })),
  );
  const files = new Map<string, string>();
  for (const group of groups) {
    const own = kinds.filter((kind) => kind.info.gvk.group === group);
    const lines = own.flatMap((kind) => kindLines(kind, shared));
    files.set(group, fileText([...sourcesOf(group, all), ...lines, ...typeLines(shared, [group])]));
  }
  files.set(sharedSection, fileText(typeLines(shared, undefined)));
  return files;
}

/**
 * Projects publish copies of CRDs that belong to others. A kind is taken from the project with the most kinds of its group,
 * where it is most likely at home; of equals, from the first.
 */
function withoutCopies(all: readonly CustomKinds[]): KindSchema[] {
  const weights = new Map<string, number>();
  const weightOf = (source: string, { info }: KindSchema): string => `${source} ${info.gvk.group}`;
  for (const { source, kinds } of all)
    for (const kind of kinds)
      weights.set(weightOf(source, kind), (weights.get(weightOf(source, kind)) ?? 0) + 1);
  const chosen = new Map<string, { readonly kind: KindSchema; readonly weight: number }>();
  for (const { source, kinds } of all)
    for (const kind of kinds) {
      const weight = weights.get(weightOf(source, kind)) ?? 0;
      if (weight > (chosen.get(nameOf(kind))?.weight ?? 0)) chosen.set(nameOf(kind), { kind, weight });
    }
  return [...chosen.values()].map(({ kind }) => kind);
}

function nameOf({ info }: KindSchema): string {
  return headingOf(info.gvk);
}

function fileText(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}

function sourcesOf(group: string, all: readonly CustomKinds[]): readonly string[] {
  const sources = all.filter(({ kinds }) => kinds.some((kind) => kind.info.gvk.group === group));
  return [...new Set(sources.map(({ source }) => `# ${source}`))].sort();
}

function kindLines({ info, schema }: KindSchema, shared: SharedTypes): readonly string[] {
  const scope = info.namespaced ? "namespaced" : "cluster";
  const { text, below } = writeType(schema, shared.nameOf);
  const deprecated = info.deprecated === true ? " deprecated" : "";
  const line = `${headingOf(info.gvk)} ${info.plural} ${scope} ${text}${deprecated}`;
  return below === undefined ? [line] : [line, ...writeFields(below, shared.nameOf, "  ")];
}

/** The types used by exactly these groups, or by several groups when none are given. */
function typeLines(shared: SharedTypes, groups: readonly string[] | undefined): readonly string[] {
  return shared.types
    .filter((type) => (groups === undefined ? type.groups.size > 1 : isOnlyIn(type.groups, groups)))
    .flatMap(({ name, schema }) => [
      `type ${name} ${writeHead(schema)}`,
      ...writeFields(schema, shared.nameOf, "  "),
    ]);
}

function isOnlyIn(used: ReadonlySet<string>, groups: readonly string[]): boolean {
  return used.size === 1 && groups.every((group) => used.has(group));
}
