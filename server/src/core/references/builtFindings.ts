import type { DocumentPart } from "../documents/documentPart.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { Finding } from "../finding.ts";
import type { Build } from "../kustomize/builds.ts";
import { originOf, type SourceObject } from "../kustomize/builtOrigin.ts";
import { patchParts } from "../kustomize/patchParts.ts";
import { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import { findManifests } from "../validate/findManifests.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/** An object or a patch at its place in a file. */
export interface PlacedSource extends SourceObject {
  readonly uri: string;
  readonly part: DocumentPart;
  /** Where its part begins in the file. */
  readonly base: number;
}

/** The objects and patches in a file of a build. */
export function sourcesIn(file: SourceFile, { patchFiles }: Build): readonly PlacedSource[] {
  const isPatch = patchFiles.has(file.uri);
  return placed(file, isPatch, (document) => findManifests(document).map(({ root }) => root));
}

/** The patches that stand as texts in a kustomization, at their places in its file. */
export function inlineSourcesIn(kustomization: SourceFile): readonly PlacedSource[] {
  return placed(kustomization, true, (document) => patchParts(document, []));
}

function placed(
  { uri, parts }: SourceFile,
  isPatch: boolean,
  rootsIn: (document: YamlDocument) => readonly Cursor[],
): readonly PlacedSource[] {
  let base = 0;
  return parts.flatMap((part) => {
    const start = base;
    base += part.text.length;
    return rootsIn(parseDocument(part.text)).map((root) => ({ uri, part, base: start, root, isPatch }));
  });
}

/**
 * What is wrong with a built object, at the places of the files that it comes from, counted from their starts. What no file shows, as
 * in the objects of generators, is left out.
 * @param findings of the document, at their places in it; errors and warnings count
 */
export function builtFindings(
  document: YamlDocument,
  findings: readonly Finding[],
  build: Build,
  sources: readonly PlacedSource[],
): readonly { readonly uri: string; readonly finding: Finding }[] {
  const built = Cursor.root(document.root);
  return findings.filter(isLoud).flatMap(({ code, family, severity, message, path, range: place }) => {
    const origin = originOf(built, place, sources, build.affixes);
    if (origin === undefined) return [];
    const { uri, base } = origin.source;
    const range = { start: base + origin.range.start, end: base + origin.range.end };
    const said = say`As Kustomize builds it: ${message}`;
    return [{ uri, finding: { code, family, severity, message: said, path, range } }];
  });
}

/** Of built objects only these are told: the rest is said where it is written. */
export function isLoud({ severity }: Finding): boolean {
  return severity === "error" || severity === "warning";
}
