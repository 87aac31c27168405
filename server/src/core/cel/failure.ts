/** An expression that yields no value, as when a key is missing. `&&`, `||`, `all` and `exists` may absorb it. */
export class CelFailure extends Error {
  override readonly name = "CelFailure";
}

/**
 * Nobody here can say what the expression yields: it is too costly, or needs something that only a cluster knows. Never
 * absorbed and never a finding.
 */
export class CelUnknown extends Error {
  override readonly name = "CelUnknown";
}
