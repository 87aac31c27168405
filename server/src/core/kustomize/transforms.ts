import type { Cursor } from "../manifest/cursor.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** What a kustomization makes of the objects that it takes up. */
export interface Transforms {
  readonly affix: Affix;
  /** The namespace that it puts them in. */
  readonly namespace?: string;
  /** Keys of the labels that it sets: on Pods, in selectors, or elsewhere. */
  readonly labelKeys: readonly string[];
  /** It sets labels in selectors and on the Pods that they select, where a file has none, too. */
  readonly setsSelectors: boolean;
  /** It sets annotations, on Pods too. */
  readonly annotates: boolean;
  /** It puts values in the place of variables; replacements have taken the place of `vars`, and often put theirs over `$(NAME)`. */
  readonly usesVariables: boolean;
  /** Inline patches, replacements and numbers of replicas, as they are written. */
  readonly changes: readonly string[];
  /** Those among them that name parts of objects by paths, and targets that are chosen by labels. */
  readonly paths: readonly string[];
}

/** What is put around names. References follow, whether they use the old name or already the new one. */
export interface Affix {
  readonly prefix: string;
  readonly suffix: string;
}

export const noAffix: Affix = { prefix: "", suffix: "" };

/** @param inline the patches in the kustomization that are written as texts */
export function readTransforms(
  root: Cursor,
  document: YamlDocument,
  inline: readonly { readonly at: Cursor }[],
): Transforms {
  const namespace = root.at("namespace").string;
  const written = (field: string): readonly string[] => {
    const { entry, node } = root.at(field);
    return entry === undefined || node === undefined ? [] : [document.text.slice(entry.key.start, node.end)];
  };
  const patches = inline.flatMap(({ at }) => at.string ?? []);
  return {
    affix: { prefix: root.at("namePrefix").string ?? "", suffix: root.at("nameSuffix").string ?? "" },
    ...(namespace === undefined ? {} : { namespace }),
    labelKeys: [
      root.at("commonLabels"),
      ...root
        .at("labels")
        .items()
        .map((label) => label.at("pairs")),
    ].flatMap((labels) => labels.keys().map(({ name }) => name)),
    setsSelectors:
      root.at("commonLabels").fields().length > 0 ||
      root
        .at("labels")
        .items()
        .some((label) => label.at("includeSelectors").boolean === true),
    usesVariables: root.at("vars").present || root.at("replacements").present,
    annotates: root.at("commonAnnotations").present,
    changes: [...patches, ...written("replacements"), ...written("replicas")],
    paths: [...patches.filter(isListOfOperations), ...written("replacements"), ...selectorsOf(root)],
  };
}

function selectorsOf(root: Cursor): readonly string[] {
  const targets = ["patches", "patchesJson6902"].flatMap((field) => root.at(field).items());
  return targets.flatMap((patch) => {
    const selector = patch.at("target", "labelSelector").string;
    return selector === undefined ? [] : [`labelSelector: ${selector}`];
  });
}

/** Whether the text of a patch is JSON 6902. */
export function isListOfOperations(patch: string): boolean {
  return /^\s*(?:-\s|\[)/u.test(patch.replaceAll(/^\s*(?:#.*|---.*)?$/gmu, ""));
}

/** The affix of one kustomization inside of that of another, which takes it up. */
export function around(outer: Affix, inner: Affix): Affix {
  return { prefix: outer.prefix + inner.prefix, suffix: inner.suffix + outer.suffix };
}

/** The names that a build may give an object of its files; the one in the file is the first. */
export function namesAfter(written: string, affixes: readonly Affix[]): readonly string[] {
  return [...new Set([written, ...affixes.map(({ prefix, suffix }) => prefix + written + suffix)])];
}

/** The names that an object may have in its file when a built one is called so; the name itself is the first. */
export function namesBefore(built: string, affixes: readonly Affix[]): readonly string[] {
  const stripped = affixes.flatMap(({ prefix, suffix }) =>
    built.length > prefix.length + suffix.length && built.startsWith(prefix) && built.endsWith(suffix)
      ? [built.slice(prefix.length, built.length - suffix.length)]
      : [],
  );
  return [...new Set([built, ...stripped])];
}

/** Names of fields that hold something of everything, and so tell nothing. */
const everywhere: ReadonlySet<string> = new Set([
  "containers",
  "initContainers",
  "key",
  "metadata",
  "name",
  "number",
  "spec",
  "template",
]);

/**
 * Whether the text of a patch or a replacement may make something else of a field. Judged by words, so that it errs on the
 * side of those that might: the field and the one around it; where fields are taken away, any field above.
 * @param path of the field, as the API server writes it
 */
export function mayChange(text: string, path: string): boolean {
  const fields = path.split(/[.[\]]+/u).filter((field) => field !== "" && !/^\d+$/u.test(field));
  const telling = fields.filter((field) => !everywhere.has(field));
  const isRemoving = /\$patch|\bop["']?\s*:/u.test(text);
  const words = new Set(text.match(/[\w-]+/gu));
  return (isRemoving ? telling : telling.slice(-2)).some((field) => words.has(field));
}
