/** What a text is about, as a direction: with one byte for each dimension, which is enough to order by. */
export interface Vector {
  readonly values: Int8Array;
  readonly length: number;
}

/** @param numbers as a model gives them, of any length but zero */
export function vectorOf(numbers: readonly number[]): Vector {
  const largest = numbers.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const scale = largest === 0 ? 0 : 127 / largest;
  return vectorFrom(Int8Array.from(numbers, (each) => Math.round(each * scale)));
}

export function vectorFrom(values: Int8Array): Vector {
  return { values, length: Math.sqrt(product(values, values)) };
}

/** The cosine of the angle between two directions, from -1 to 1; 0 where they cannot be compared. */
export function similarity(one: Vector, other: Vector): number {
  const lengths = one.length * other.length;
  if (one.values.length !== other.values.length || lengths === 0) return 0;
  return product(one.values, other.values) / lengths;
}

function product(one: Int8Array, other: Int8Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
