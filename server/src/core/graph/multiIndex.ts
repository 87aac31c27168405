/** Several values under one key; keys without values take no room. */
export class MultiIndex<Value> {
  readonly #values = new Map<string, Value[]>();

  get(key: string): readonly Value[] {
    return this.#values.get(key) ?? [];
  }

  add(key: string, value: Value): void {
    const values = this.#values.get(key);
    if (values === undefined) this.#values.set(key, [value]);
    else values.push(value);
  }

  remove(key: string, isMeant: (value: Value) => boolean): void {
    const left = this.get(key).filter((value) => !isMeant(value));
    if (left.length === 0) this.#values.delete(key);
    else this.#values.set(key, left);
  }
}
