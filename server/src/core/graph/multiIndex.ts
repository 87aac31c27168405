/** Several values under one key; keys without values take no room, and those with one value hardly any. */
export class MultiIndex<Key, Value extends object> {
  readonly #values = new Map<Key, Value | Set<Value>>();

  /** In the order in which they were added. */
  get(key: Key): Iterable<Value> {
    const values = this.#values.get(key);
    if (values instanceof Set) return values;
    return values === undefined ? [] : [values];
  }

  /** How many there are under a key. */
  count(key: Key): number {
    const values = this.#values.get(key);
    if (values instanceof Set) return values.size;
    return values === undefined ? 0 : 1;
  }

  add(key: Key, value: Value): void {
    const values = this.#values.get(key);
    if (values instanceof Set) values.add(value);
    else if (values === undefined) this.#values.set(key, value);
    else if (values !== value) this.#values.set(key, new Set([values, value]));
  }

  remove(key: Key, value: Value): void {
    const values = this.#values.get(key);
    if (values instanceof Set) values.delete(value);
    if (values === value || (values instanceof Set && values.size === 0)) this.#values.delete(key);
  }
}
