import { scaledKinds } from "../../manifest/scaledKinds.ts";
import { say, verbatim } from "../../text/message.ts";
import type { CompletionContext, KustomizationNames } from "./context.ts";
import type { KnownName } from "./knownName.ts";

type Source = (context: CompletionContext, names: KustomizationNames) => readonly KnownName[];

/** By the field path in a kustomization. */
const sources: readonly (readonly [RegExp, Source])[] = [
  [/^(?:resources|bases)\[\]$/u, (_, { files, folders }) => paths([...files, ...folders])],
  [/^components\[\]$/u, (_, { components }) => paths(components)],
  [
    /^(?:patches(?:Json6902)?\[\]\.path|patchesStrategicMerge\[\]|replacements\[\]\.path)$/u,
    (_, { files }) => paths(files),
  ],
  [/^(?:configurations|crds|generators|transformers|validators)\[\]$/u, (_, { files }) => paths(files)],
  [
    /^(?:patches(?:Json6902)?\[\]\.target|replacements\[\]\.source|replacements\[\]\.targets\[\]\.(?:select|reject\[\]))\.kind$/u,
    ({ objects }) => distinct(objects.map(({ gvk }) => ({ value: gvk.kind, detail: say`built here` }))),
  ],
  [
    /^replicas\[\]\.name$/u,
    ({ objects }) =>
      objects
        .filter(({ gvk }) => scaledKinds.includes(gvk.kind))
        .map(({ gvk, name }) => ({ value: name, detail: verbatim(gvk.kind) })),
  ],
  [/^images\[\]\.name$/u, (_, { images }) => images.map((value) => ({ value, detail: say`image` }))],
  [
    /^(?:configMap|secret)Generator\[\]\.behavior$/u,
    () => ["create", "merge", "replace"].map((value) => ({ value, detail: say`behavior` })),
  ],
  [
    /^buildMetadata\[\]$/u,
    () =>
      ["originAnnotations", "transformerAnnotations", "managedByLabel"].map((value) => ({
        value,
        detail: say`annotations and labels of the build`,
      })),
  ],
];

/** Names and paths that fit a place of a kustomization; none in other files. */
export function kustomizationNames(context: CompletionContext): readonly KnownName[] {
  const { kustomization, type } = context;
  if (kustomization === undefined) return [];
  const source = sources.find(([path]) => path.test(type.path));
  return source === undefined ? [] : source[1](context, kustomization);
}

function paths(found: readonly string[]): readonly KnownName[] {
  return found.map((value) => ({
    value,
    detail: value.endsWith("yaml") || value.endsWith("yml") ? say`file` : say`folder`,
  }));
}

function distinct(names: readonly KnownName[]): readonly KnownName[] {
  return [...new Map(names.map((name) => [name.value, name])).values()];
}
