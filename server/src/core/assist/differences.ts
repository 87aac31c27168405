import type { GroupVersionKind } from "../manifest/manifest.ts";
import { isObject, type JsonObject } from "../schema/jsonValue.ts";
import { findManifests } from "../validate/findManifests.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import { toValue } from "../yaml/toValue.ts";

/** A field that has another value than before; a whole object that is new or gone has an empty path. */
export interface Difference {
  readonly gvk: GroupVersionKind;
  /** `Deployment web`. */
  readonly object: string;
  /** `spec.containers[web].image`: elements with names are told by them, others by their index. */
  readonly path: string;
  /** As JSON, shortened; undefined where it was not set. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The pods of a workload are replaced by such a change. */
  readonly replacesPods: boolean;
}

const longestValue = 160;

/** What is different between two texts of manifests, object by object; the order of fields is no difference. */
export function differencesOf(before: string, after: string): readonly Difference[] {
  const [old, now] = [objectsIn(before), objectsIn(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((object) => {
    const [was, is] = [old.get(object), now.get(object)];
    const gvk = (is ?? was)?.gvk;
    if (gvk === undefined) return [];
    return [...changesIn(was?.value, is?.value, "")].map(([path, one, other]) => ({
      gvk,
      object,
      path,
      before: valueText(one),
      after: valueText(other),
      replacesPods: was !== undefined && is !== undefined && isPodTemplate(gvk, path),
    }));
  });
}

/** One line, as a person would note it. */
export function differenceText({ object, path, before, after, replacesPods }: Difference): string {
  const place = path === "" ? object : `${object}: ${path}`;
  const change = `${place}: ${before ?? "(not set)"} → ${after ?? "(not set)"}`;
  return replacesPods ? `${change}; its pods are replaced` : change;
}

interface Found {
  readonly gvk: GroupVersionKind;
  readonly value: JsonObject;
}

function objectsIn(text: string): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const { start, end } of splitDocuments(text))
    for (const { gvk, root } of findManifests(parseDocument(text.slice(start, end)))) {
      const value = root.node === undefined ? undefined : toValue(root.node);
      if (isObject(value))
        found.set(`${gvk.kind} ${root.at("metadata", "name").string ?? ""}`, { gvk, value });
    }
  return found;
}

type Change = readonly [path: string, before: unknown, after: unknown];

function* changesIn(before: unknown, after: unknown, path: string): Generator<Change> {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  if (old === undefined || now === undefined || isObject(before) !== isObject(after)) {
    if (JSON.stringify(before) !== JSON.stringify(after)) yield [path, before, after];
    return;
  }
  for (const key of new Set([...old.keys(), ...now.keys()]))
    yield* changesIn(old.get(key), now.get(key), joined(path, key));
}

/** What is below a value by its place: fields by name, elements by theirs or by index; undefined for plain values. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (isObject(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value)) return undefined;
  const names = value.map((each: unknown) => (isObject(each) ? each["name"] : undefined));
  const areNamed = names.every((each) => typeof each === "string") && new Set(names).size === names.length;
  return new Map(
    value.map((each: unknown, index) => [`[${areNamed ? String(names[index]) : String(index)}]`, each]),
  );
}

function joined(path: string, key: string): string {
  return path === "" || key.startsWith("[") ? path + key : `${path}.${key}`;
}

function valueText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

/** Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#updating-a-deployment */
function isPodTemplate({ group, kind }: GroupVersionKind, path: string): boolean {
  return group === "apps" && kind !== "ReplicaSet" && /^spec\.template(?:\.|$)/u.test(path);
}
