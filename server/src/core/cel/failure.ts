import { inWords, type Message } from "../text/message.ts";

/** An expression that yields no value, as when a key is missing. `&&`, `||`, `all` and `exists` may absorb it. */
export class CelFailure extends Error {
  override readonly name = "CelFailure";
  readonly said: Message;

  constructor(said: Message) {
    super(inWords(said));
    this.said = said;
  }
}

/**
 * Only a cluster can say what the expression yields. Absorbed like a failure, where the other side decides alone; what is
 * left of it is never a finding.
 */
export class CelUnknown extends Error {
  override readonly name = "CelUnknown";
  /** Completes "only a cluster knows …". */
  readonly what: Message;

  constructor(what: Message) {
    super(`Only a cluster knows ${inWords(what)}.`);
    this.what = what;
  }
}

/** The run has used up its work. Never absorbed: whoever went on would pay again. */
export class CelTooCostly extends Error {
  override readonly name = "CelTooCostly";
}

/** The value, or why there is none. Running out of work stays thrown. */
export function attempt<Value>(compute: () => Value): Value | CelFailure | CelUnknown {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CelFailure || error instanceof CelUnknown) return error;
    throw error;
  }
}
