import { isStandard, type CheckSettings, type PracticeSettings } from "../core/check.ts";
import type { Severity } from "../core/finding.ts";

/** The settings of a person or a workspace, section `drydock`. */
export interface Settings {
  /** `undefined`: the newest that is known. */
  readonly kubernetesVersion: string | undefined;
  readonly check: CheckSettings;
  /** Whether the installed tool builds kustomizations. */
  readonly buildsKustomizations: boolean;
  /** Whether the installed Helm renders charts. */
  readonly rendersCharts: boolean;
  /** Which files are checked: those that are open, or all of the workspace. */
  readonly scope: CheckScope;
}

export type CheckScope = "openFiles" | "workspace";

export const defaultSettings: Settings = {
  kubernetesVersion: undefined,
  check: { severities: new Map() },
  buildsKustomizations: true,
  rendersCharts: true,
  scope: "openFiles",
};

/** Settings as an editor sends them; what is not understood counts as not set. */
export function readSettings(value: unknown): Settings {
  const section = recordOf(value);
  const version = section["kubernetesVersion"];
  const rules = Object.entries(recordOf(section["rules"]));
  return {
    kubernetesVersion: typeof version === "string" && /^\d+\.\d+$/u.test(version) ? version : undefined,
    check: {
      severities: new Map(
        rules.flatMap(([code, severity]) => (isSeverity(severity) ? [[code, severity] as const] : [])),
      ),
      practice: practiceOf(section),
    },
    buildsKustomizations: recordOf(section["kustomize"])["build"] !== false,
    rendersCharts: recordOf(section["helm"])["render"] !== false,
    scope: section["scope"] === "workspace" ? "workspace" : "openFiles",
  };
}

/** Practices are advice, and silent where nobody asks for them. */
function practiceOf({ practice: level, podSecurity }: Readonly<Record<string, unknown>>): PracticeSettings {
  return {
    ...(level === "hint" || level === "warning" ? { level } : {}),
    ...(isStandard(podSecurity) ? { podSecurity } : {}),
  };
}

/** Both lead to the same findings. */
export function sameCheck(one: CheckSettings, other: CheckSettings): boolean {
  return (
    one.practice?.level === other.practice?.level &&
    one.practice?.podSecurity === other.practice?.podSecurity &&
    one.severities.size === other.severities.size &&
    [...one.severities].every(([code, severity]) => other.severities.get(code) === severity)
  );
}

function isSeverity(value: unknown): value is Severity | "off" {
  return ["error", "warning", "info", "hint", "off"].some((severity) => severity === value);
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
