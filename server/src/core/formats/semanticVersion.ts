/** A version as in https://semver.org, without build metadata, which does not count in comparisons. */
export interface SemanticVersion {
  readonly core: readonly [bigint, bigint, bigint];
  readonly prerelease: readonly string[];
}

const SEMVER =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/u;

/** Read a version; with `normalize`, also `v1.2` and `01.2.3`. `undefined` when it is none. */
export function parseVersion(text: string, normalize = false): SemanticVersion | undefined {
  const match = SEMVER.exec(normalize ? normalized(text) : text);
  if (match === null) return undefined;
  const [, major = "", minor = "", patch = "", prerelease] = match;
  const identifiers = prerelease?.split(".") ?? [];
  if (identifiers.some((identifier) => /^0\d+$/u.test(identifier))) return undefined;
  return { core: [BigInt(major), BigInt(minor), BigInt(patch)], prerelease: identifiers };
}

function normalized(text: string): string {
  const [, core = "", rest = ""] = /^v?([^-+]*)(.*)$/u.exec(text) ?? [];
  const parts = core.split(".").map((part) => part.replace(/^0+(?=\d)/u, ""));
  while (parts.length < 3) parts.push("0");
  return parts.join(".") + rest;
}

/** Negative, zero or positive, in the order of the specification. */
export function compareVersions(one: SemanticVersion, other: SemanticVersion): number {
  for (const place of [0, 1, 2] as const) {
    if (one.core[place] !== other.core[place]) return one.core[place] < other.core[place] ? -1 : 1;
  }
  if (one.prerelease.length === 0 || other.prerelease.length === 0) {
    return other.prerelease.length - one.prerelease.length;
  }
  for (const [index, identifier] of one.prerelease.entries()) {
    const against = other.prerelease[index];
    if (against === undefined) return 1;
    const order = compareIdentifiers(identifier, against);
    if (order !== 0) return order;
  }
  return one.prerelease.length - other.prerelease.length;
}

function compareIdentifiers(one: string, other: string): number {
  const [isNumber, otherIsNumber] = [/^\d+$/u.test(one), /^\d+$/u.test(other)];
  if (isNumber && otherIsNumber) return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
  if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}
