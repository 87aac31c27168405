import type { Cursor } from "../manifest/cursor.ts";
import { documentsOf } from "./innerDocuments.ts";
import { mentionBy, mentionOfScaled, mentionsInReplacements, type Mention } from "./mentions.ts";

/** What a kustomization says of objects in a file of its own: replacements, or what is told to a plugin. */
export interface Continuation {
  readonly text: string;
  /** Fields of other kinds that hold the name of an object, and have to follow it. */
  readonly following: readonly FollowingField[];
  readonly mentions: readonly Mention[];
  /** Texts in which a plugin may find the name of an object, nobody knows how. */
  readonly unknown: readonly string[];
}

/** A field with a name (https://github.com/kubernetes-sigs/kustomize/tree/master/examples/transformerconfigs#name-reference-transformer). */
export interface FollowingField {
  /** Of what is named. */
  readonly named: string;
  /** Of the object that has the field. */
  readonly holder: string;
  /** Such as `spec/backends/name`, through the elements of lists. */
  readonly path: readonly string[];
}

/** Built-in plugins whose fields hold labels, prefixes and other texts, and no name of an object. */
const nameless: ReadonlySet<string> = new Set([
  "AnnotationsTransformer",
  "HelmChartInflationGenerator",
  "ImageTagTransformer",
  "LabelTransformer",
  "NamespaceTransformer",
  "PrefixSuffixTransformer",
  "PrefixTransformer",
  "SuffixTransformer",
]);

/** @param text of a file with a list of replacements or one of them, or with configurations of plugins */
export function readContinuation(text: string): Continuation {
  const roots = documentsOf(text);
  const mentions = roots.flatMap(mentionsInFile);
  const following = roots.flatMap(followingIn);
  return { text, mentions, following, unknown: roots.flatMap((root) => unknownIn(root, mentions)) };
}

function mentionsInFile(root: Cursor): readonly Mention[] {
  if (root.isSequence) return mentionsInReplacements(root.items());
  return [
    ...mentionsInReplacements([root, ...root.at("replacements").items()]),
    ...mentionBy(root.at("target")),
    ...mentionOfScaled(root.at("replica")),
  ];
}

function followingIn(root: Cursor): readonly FollowingField[] {
  return root
    .at("nameReference")
    .items()
    .flatMap((reference) =>
      reference
        .at("fieldSpecs")
        .items()
        .flatMap((field) => {
          const [named, holder, path] = [reference.at("kind"), field.at("kind"), field.at("path")].map(
            ({ string }) => string,
          );
          return named === undefined || holder === undefined || path === undefined
            ? []
            : [{ named, holder, path: path.split("/") }];
        }),
    );
}

/** Its own name is nobody else's. */
function unknownIn(root: Cursor, mentions: readonly Mention[]): readonly string[] {
  if (root.isSequence || root.at("kind").string === undefined || nameless.has(root.at("kind").string ?? ""))
    return [];
  const known = new Set(mentions.map(({ range }) => range.start));
  return root
    .fields()
    .filter(({ name }) => !["apiVersion", "kind", "metadata"].includes(name))
    .flatMap(textsBelow)
    .flatMap((at) => (at.string === undefined || known.has(at.range.start) ? [] : [at.string]));
}

function textsBelow(at: Cursor): readonly Cursor[] {
  return at.scalar === undefined ? at.children().flatMap(textsBelow) : [at];
}
