/** Several values under one key; keys without values take no room. */
export class MultiIndex<Value> {
  readonly #values = new Map<string, Set<Value>>();

  get(key: string): ReadonlySet<Value> {
    return this.#values.get(key) ?? new Set();
  }

  add(key: string, value: Value): void {
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, new Set([value]));
    else values.add(value);
  }

  remove(key: string, value: Value): void {
    const values = this.#values.get(key);
    if (values?.delete(value) === true && values.size === 0) this.#values.delete(key);
  }
}
