import { CelFailure } from "../failure.ts";
import type { CelValue } from "../value.ts";
import type { CelFunction, FunctionTable } from "./function.ts";
import { compareVersions, parseVersion, type SemanticVersion } from "../../formats/semanticVersion.ts";
import { say } from "../../text/message.ts";

/** Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-semver-library */
export const VERSION_FUNCTIONS: FunctionTable = {
  semver: ([text, normalize]) => {
    if (typeof text !== "string") return undefined;
    const version = parseVersion(text, normalize === true);
    if (version === undefined) throw new CelFailure(say`\`${text}\` is no semantic version`);
    return { kind: "semver", version };
  },
  isSemver: ([text, normalize]) =>
    typeof text === "string" ? parseVersion(text, normalize === true) !== undefined : undefined,
  ".isLessThan": onBoth((order) => order < 0),
  ".isGreaterThan": onBoth((order) => order > 0),
  ".compareTo": onBoth((order) => BigInt(Math.sign(order))),
  ".major": onOne(({ core }) => core[0]),
  ".minor": onOne(({ core }) => core[1]),
  ".patch": onOne(({ core }) => core[2]),
};

function onOne(compute: (version: SemanticVersion) => CelValue): CelFunction {
  return ([value]) => (isVersion(value) ? compute(value.version) : undefined);
}

function onBoth(compute: (order: number) => CelValue): CelFunction {
  return ([one, other]) =>
    isVersion(one) && isVersion(other) ? compute(compareVersions(one.version, other.version)) : undefined;
}

function isVersion(value: CelValue | undefined): value is Extract<CelValue, { kind: "semver" }> {
  return typeof value === "object" && value?.kind === "semver";
}
