import type { Finding, Fix } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { YamlEntry, YamlNode, YamlScalar } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { KUSTOMIZE_GROUP } from "../manifest/kustomizeGroup.ts";
import { asMeant } from "./asMeant.ts";
import { structureFinding } from "./findingAt.ts";
import { mayBeUnread } from "./mayBeUnread.ts";
import type { StructureCodeName } from "./structureCodes.ts";
import type { StructureReport } from "./structureReport.ts";

/** What the check of the structure has said of an object, and what is no news after it. */
export interface StructureTold {
  /** Appends to the findings. @param wordsOf what is made of a finding before */
  readonly reportAs: (wordsOf: (finding: Finding) => Finding) => StructureReport;
  /** Whether what stands at the path has the shape of its type, with all that it holds. */
  readonly isSound: (path: string) => boolean;
  /** The object as rules are to read it: a misspelled field is the one that it was meant to be. */
  readonly asMeant: () => Manifest;
  /** Whether what a rule finds at a place of the object as it was meant is the same mistake, or comes of it. */
  readonly isConsequence: (at: Cursor) => boolean;
}

export function structureTold(manifest: Manifest, findings: Finding[]): StructureTold {
  const { problems } = manifest.document;
  const names = new Map<YamlEntry, string>();
  const values = new Map<YamlNode, YamlScalar>();
  const unsound = new Set<string>();
  /** Of findings, with their codes. */
  const said = new Set<string>();
  /** Paths in the object as it was meant: of findings, of fields that stand there misspelled, of values of a wrong type and around them. */
  const told = new Set<string>();
  const misspelled = new Set<string>();
  const mistyped = new Set<string>();
  const aroundMistyped = new Set<string>();

  /** The path of a place with the names that fields were meant to have. */
  function meantPath(at: Cursor): string {
    if (names.size === 0 || at.parent === undefined) return at.path;
    const before = meantPath(at.parent);
    const name = at.entry && names.get(at.entry);
    if (name === undefined) return before + at.path.slice(at.parent.path.length);
    return before === "" ? name : `${before}.${name}`;
  }

  function noteMeaning(at: Cursor, meant: Cursor, isReadable: boolean): void {
    for (const place of outwards(meant)) if (!place.present) misspelled.add(meantPath(place));
    if (isReadable && at.entry !== undefined) names.set(at.entry, meant.name);
  }

  function noteMistake(code: StructureCodeName, at: Cursor, fixes: readonly Fix[]): void {
    for (const place of outwards(at)) unsound.add(place.path);
    // What the author of a type says of an object may be one of many things that are wrong with it.
    if (code !== "cel-rule" && code !== "unknown-field") told.add(meantPath(at));
    const value = meantValue(at, fixes);
    if (value !== undefined && at.node !== undefined) values.set(at.node, value);
    if (code !== "wrong-type" || value !== undefined) return;
    mistyped.add(meantPath(at));
    for (const place of outwards(at)) aroundMistyped.add(meantPath(place));
  }

  /** Kustomize reads the names of fields in large and small letters alike, as `encoding/json` of Go does. */
  function isTheSame(at: Cursor, meant: Cursor): boolean {
    return (
      manifest.gvk.group === KUSTOMIZE_GROUP &&
      meant.parent === at.parent &&
      meant.name.toLowerCase() === at.name.toLowerCase()
    );
  }

  return {
    reportAs: (wordsOf) => (code, at, message, options) => {
      const { meant, isReadable = false, fixes = [] } = options ?? {};
      const sentence = `${code} ${at.path}`;
      if (!at.present && misspelled.has(meantPath(at))) return;
      if (mayBeUnread(at, problems)) {
        for (const place of outwards(at)) unsound.add(place.path);
        return;
      }
      // Two bounds that a value does not keep are one mistake, two expressions of an author are two.
      if (code !== "cel-rule" && said.has(sentence)) return;
      said.add(sentence);
      if (meant !== undefined) noteMeaning(at, meant, isReadable);
      if (meant !== undefined && isTheSame(at, meant)) return;
      noteMistake(code, at, fixes);
      const finding = structureFinding(code, at, message, options);
      if (finding !== undefined) findings.push(wordsOf(finding));
    },
    isSound: (path) => !unsound.has(path),
    asMeant: () => asMeant(manifest, { names, values }),
    isConsequence: (at) =>
      mayBeUnread(at, problems) ||
      told.has(at.path) ||
      aroundMistyped.has(at.path) ||
      outwards(at).some(
        (place) => mistyped.has(place.path) || (!place.present && misspelled.has(place.path)),
      ),
  };
}

/** What stands at a place after the only right repair. */
function meantValue({ scalar }: Cursor, fixes: readonly Fix[] = []): YamlScalar | undefined {
  const [edit, ...others] = fixes.find(({ preferred }) => preferred === true)?.edits ?? [];
  if (scalar === undefined || edit === undefined || others.length > 0) return undefined;
  if (edit.range.start !== scalar.start || edit.range.end !== scalar.end) return undefined;
  const { root } = parseDocument(edit.newText);
  return root?.kind === "scalar" ? { ...scalar, value: root.value, style: root.style } : undefined;
}

/** A place, what it stands in, and so on. */
function outwards(at: Cursor): readonly Cursor[] {
  return at.parent === undefined ? [at] : [at, ...outwards(at.parent)];
}
