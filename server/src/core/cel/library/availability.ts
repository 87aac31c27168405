/**
 * Since when new expressions may use a function, by what its signature says. What is not listed has been there since
 * expressions exist.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#cel-options-language-features-and-libraries
 */
const SINCE: readonly (readonly [signature: RegExp, version: string])[] = [
  [/semver/iu, "1.34"],
  [/^<(?:list|map)<.*>>\.(?:exists_?[oO]ne|all|exists)\(\w+, \w+, |\.transform/u, "1.33"],
  [/\bformat\.|<format>/u, "1.32"],
  [/\.(?:field|label)Selector\(/u, "1.32"],
  [/\bip\b|\bcidr\b|isIP|isCIDR/u, "1.31"],
  [/^sets\.|^strings\.quote|^<string>\.format\(/u, "1.30"],
  [/^lists\.range|^<list<.*>>\.(?:reverse|slice|flatten|distinct|sort|first|last)\(/u, "1.35"],
  [/quantity/iu, "1.29"],
  [/optional|\.opt(?:Flat)?Map\(/u, "1.29"],
];

/** The Kubernetes version, or `undefined` for a function that was always there. @param signature as it is declared */
export function availableSince(signature: string): string | undefined {
  return SINCE.find(([pattern]) => pattern.test(signature))?.[1];
}
