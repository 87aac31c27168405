/** Something that many rules look at: what several of them derive from it is computed once, for the first of them. */
export class Subject {
  #derived: Map<unknown, unknown> | undefined;

  /** @param derive is also the key: pass a function of a module, not one made on the spot */
  shared<Value>(derive: (subject: this) => Value): Value {
    this.#derived ??= new Map();
    if (!this.#derived.has(derive)) this.#derived.set(derive, derive(this));
    // What lies under a function is what that function returned.
    return this.#derived.get(derive) as Value;
  }
}
