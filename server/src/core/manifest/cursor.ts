import type { Range } from "../text/range.ts";
import type { YamlEntry, YamlNode, YamlScalar } from "../yaml/node.ts";

/** What leads from a place to one below it; free keys of a map (labels, data) are written `data[key]` in paths. */
type Step = "field" | "key" | "index";

/** A mapping of so many fields is searched faster than a table of them is made. */
const most = 12;

/**
 * A place in a manifest, present or not: the value there, its range, and its path as the API server writes it.
 * Reading below an absent or ill-typed value gives absent cursors, so a rule reads like the sentence it checks.
 *
 * A cursor remembers those below it: many rules walk the same ways, and only the first of them pays for the steps.
 */
export class Cursor {
  /** The value, `undefined` when the place is absent. `null` scalars stay visible here; see `present`. */
  readonly node: YamlNode | undefined;
  readonly parent: Cursor | undefined;
  readonly entry: YamlEntry | undefined;
  /** The last segment: a field name, a key, or a list index in decimal. Empty at the root. */
  readonly name: string;
  readonly #step: Step | undefined;
  #byName: ReadonlyMap<string, Cursor> | undefined;
  #absent: Cursor[] | undefined;
  #items: readonly Cursor[] | undefined;
  #fields: readonly Cursor[] | undefined;
  #keys: readonly Cursor[] | undefined;

  private constructor(
    node: YamlNode | undefined,
    parent?: Cursor,
    step?: Step,
    name = "",
    entry?: YamlEntry,
  ) {
    this.node = node;
    this.parent = parent;
    this.name = name;
    this.#step = step;
    this.entry = entry;
  }

  static root(node: YamlNode | undefined): Cursor {
    return new Cursor(node);
  }

  /** Down a chain of field names: `pod.at("spec", "securityContext")`. */
  at(...names: readonly string[]): Cursor {
    return Cursor.#along(this, names);
  }

  /** Rules take this step more often than any other: without a function for each name. */
  static #along(from: Cursor, names: readonly string[]): Cursor {
    let place = from;
    for (const name of names) place = place.#field(name);
    return place;
  }

  #field(name: string): Cursor {
    const known = this.given(name);
    if (known !== undefined) return known;
    this.#absent ??= [];
    const before = lastNamed(this.#absent, name);
    if (before !== undefined) return before;
    const absent = new Cursor(undefined, this, "field", name);
    this.#absent.push(absent);
    return absent;
  }

  /**
   * The field of a name where it stands in the text: for names that are asked for everywhere and given hardly anywhere, as every absent
   * place is remembered, too. Of a duplicated key the last occurrence, the one that counts.
   */
  given(name: string): Cursor | undefined {
    const fields = this.fields();
    return fields.length > most ? this.#fieldsByName(fields).get(name) : lastNamed(fields, name);
  }

  #fieldsByName(fields: readonly Cursor[]): ReadonlyMap<string, Cursor> {
    return (this.#byName ??= new Map(fields.map((field) => [field.name, field])));
  }

  /** The value under a free key of a map (labels, data), whose path is written `data[key]`. */
  key(name: string): Cursor {
    return this.#child("key", name);
  }

  #child(step: "field" | "key", name: string): Cursor {
    const entry = this.given(name)?.entry;
    return new Cursor(entry?.value, this, step, name, entry);
  }

  /** The elements of a list; empty when this is no list. */
  items(): readonly Cursor[] {
    return (this.#items ??=
      this.node?.kind === "sequence"
        ? this.node.items.map((node, index) => new Cursor(node, this, "index", String(index)))
        : nothing);
  }

  /** The entries of a mapping as fields (`spec.name`); of a duplicated key every occurrence. Empty when no mapping. */
  fields(): readonly Cursor[] {
    return (this.#fields ??= this.#entries("field"));
  }

  /** What lies right below: the fields of a mapping or the elements of a list. */
  children(): readonly Cursor[] {
    return this.node?.kind === "mapping" ? this.fields() : this.items();
  }

  /** The entries of a map with free keys (`data[name]`). */
  keys(): readonly Cursor[] {
    return (this.#keys ??= this.#entries("key"));
  }

  #entries(step: "field" | "key"): readonly Cursor[] {
    if (this.node?.kind !== "mapping") return nothing;
    return this.node.entries.map((entry) => new Cursor(entry.value, this, step, entry.key.value, entry));
  }

  /** Set to something: Kubernetes treats a `null` in a built-in object like a field that is not there. */
  get present(): boolean {
    return this.node !== undefined && !(this.node.kind === "scalar" && this.node.value === null);
  }

  /** `spec.containers[0].ports[0].containerPort`; empty at the root. */
  get path(): string {
    const before = this.parent?.path ?? "";
    if (this.#step === undefined) return before;
    if (this.#step !== "field") return `${before}[${this.name}]`;
    return before === "" ? this.name : `${before}.${this.name}`;
  }

  /** What messages call it: its name, of a list element that of the list with the index (`externalIPs[0]`). */
  get called(): string {
    return this.#step === "index" && this.parent !== undefined
      ? `${this.parent.called}[${this.name}]`
      : this.name;
  }

  /** Where to underline the value; of an absent or empty value, the nearest key above that stands in the text. */
  get range(): Range {
    if (this.node !== undefined && this.node.end > this.node.start && !spansLines(this.node))
      return this.node;
    return this.keyRange;
  }

  /** Where to underline the key; of a list element its value, of an absent place the nearest key above. */
  get keyRange(): Range {
    if (this.entry !== undefined) return this.entry.key;
    if (
      this.node !== undefined &&
      this.node.end > this.node.start &&
      this.parent?.node?.kind === "sequence"
    ) {
      return headOf(this.node);
    }
    if (this.parent !== undefined) return this.parent.keyRange;
    return this.node === undefined ? { start: 0, end: 0 } : headOf(this.node);
  }

  get scalar(): YamlScalar | undefined {
    return this.node?.kind === "scalar" ? this.node : undefined;
  }

  /** A `null` in a list of texts is the empty text to Kubernetes, which reads it into Go's zero value. */
  get string(): string | undefined {
    const value = this.scalar?.value;
    if (value === null && this.#step === "index") return "";
    return typeof value === "string" ? value : undefined;
  }

  /** An exact number; integers outside ±2^53 are rounded, which no bound in Kubernetes can tell. */
  get number(): number | undefined {
    const value = this.scalar?.value;
    if (typeof value === "bigint") return Number(value);
    return typeof value === "number" ? value : undefined;
  }

  get boolean(): boolean | undefined {
    const value = this.scalar?.value;
    return typeof value === "boolean" ? value : undefined;
  }

  get isMapping(): boolean {
    return this.node?.kind === "mapping";
  }

  get isSequence(): boolean {
    return this.node?.kind === "sequence";
  }
}

const nothing: readonly Cursor[] = [];

/** Block mappings and sequences cover many lines; underlining all of them hides the text. */
function spansLines(node: YamlNode): boolean {
  return node.kind !== "scalar" && !node.flow && node.alias === undefined;
}

/** The first key of a mapping, the head of a sequence's first element, or the scalar itself. */
function headOf(node: YamlNode): Range {
  if (node.alias !== undefined || node.kind === "scalar") return node;
  if (node.kind === "mapping") return node.entries[0]?.key ?? node;
  const first = node.items[0];
  return first === undefined ? node : headOf(first);
}

function lastNamed(places: readonly Cursor[], name: string): Cursor | undefined {
  for (let index = places.length - 1; index >= 0; index--) {
    const place = places[index];
    if (place?.name === name) return place;
  }
  return undefined;
}
