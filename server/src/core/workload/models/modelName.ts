/** `70B`, `1.5b`, `8x7B`, `500M`, not `A3B` (active parameters) or the `4b` of a hash. */
const COUNT = /(?:^|[-_./])(?:(\d+)x)?(\d+(?:\.\d+)?)([bBmM])(?=$|[-_.:])/u;

/**
 * The number of parameters that a model's name tells. Names of the form `8x7B` multiply what is not multiplied in the
 * model, as experts share their attention; they tell nothing exact and give `undefined`.
 */
export function parametersInName(name: string): number | undefined {
  const [, experts, count, unit = ""] = COUNT.exec(name) ?? [];
  if (count === undefined || experts !== undefined) return undefined;
  return Number(count) * (unit.toLowerCase() === "b" ? 1e9 : 1e6);
}

const QUANTISATIONS: readonly (readonly [RegExp, number])[] = [
  [/(?:^|[-_.])(?:awq|gptq|int4|4bit|w4a16|nvfp4|mxfp4|nf4|bnb-4bit)(?=$|[-_.])/iu, 0.5],
  [/(?:^|[-_.])(?:fp8|int8|8bit|w8a8|w8a16)(?=$|[-_.])/iu, 1],
];

/** Bytes per parameter of the files, if the name says that they are quantised; scales and norms are left out. */
export function quantisationInName(name: string): number | undefined {
  return QUANTISATIONS.find(([pattern]) => pattern.test(name))?.[1];
}
