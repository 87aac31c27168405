import { GoPattern } from "../formats/goPattern.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import type { Schema, SchemaSet } from "../schema/schema.ts";
import { namesAfter, type Affix } from "./transforms.ts";

/**
 * Which objects a patch changes. Texts are regular expressions that have to match as a whole; what is absent selects
 * everything (https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/).
 */
export interface PatchTarget {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly name?: string;
  /** Labels or annotations narrow it further; which objects have them is not looked at. */
  readonly isNarrowed: boolean;
}

/** The target that stands beside a patch; absent where there is none. */
export function readTarget(at: Cursor): PatchTarget | undefined {
  if (!at.isMapping) return undefined;
  const texts = ["group", "version", "kind", "name"].flatMap((field) => {
    const text = at.at(field).string;
    return text === undefined || text === "" ? [] : [[field, text] as const];
  });
  const isNarrowed = ["namespace", "labelSelector", "annotationSelector"].some(
    (field) => at.at(field).present,
  );
  return { ...Object.fromEntries(texts), isNarrowed };
}

/** The same target, in whatever group and version its kind is. */
export function ofAnyVersion({ kind, name, isNarrowed }: PatchTarget): PatchTarget {
  return { isNarrowed, ...(kind === undefined ? {} : { kind }), ...(name === undefined ? {} : { name }) };
}

/** Whether objects of a type may be meant. */
function targetsType(target: PatchTarget, { group, version, kind }: GroupVersionKind): boolean {
  return matches(target.kind, kind) && matches(target.group, group) && matches(target.version, version);
}

/** Whether an object of that type and name may be meant. */
export function targetsObject(target: PatchTarget, gvk: GroupVersionKind, name: string): boolean {
  return targetsType(target, gvk) && matches(target.name, name);
}

/** The same for an object of a build, by the name in its file or one that the build gives it. */
export function targetsBuilt(
  target: PatchTarget,
  { gvk, name }: { readonly gvk: GroupVersionKind; readonly name: string },
  affixes: readonly Affix[],
): boolean {
  return namesAfter(name, affixes).some((called) => targetsObject(target, gvk, called));
}

/** An expression that cannot be read is said to match: what is wrong with it is not known here. */
function matches(expression: string | undefined, text: string): boolean {
  if (expression === undefined || expression === text) return true;
  if (/^[\w-]*$/u.test(expression)) return false;
  const pattern = new GoPattern(`^(?:${expression})$`);
  return pattern.complaint !== undefined || pattern.test(text);
}

/** The types of the objects that a target may select; none where it does not name a kind. */
export function typesOfTarget(target: PatchTarget, schemas: SchemaSet): readonly Schema[] {
  if (target.kind === undefined) return [];
  return schemas
    .kinds()
    .filter(({ gvk }) => targetsType(target, gvk))
    .flatMap(({ gvk }) => {
      const lookup = schemas.lookup(gvk);
      return lookup.status === "found" ? [lookup.schema] : [];
    });
}
