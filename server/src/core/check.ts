import type { Finding, Severity } from "./finding.ts";
import type { GroupVersionKind } from "./manifest/manifest.ts";

/** What a person may set; passed down as an argument, never stored. */
export interface CheckSettings {
  /** Per rule code: another severity, or silence. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly practice?: PracticeSettings;
}

/** How much a person wants to hear about practices: advice on objects that the API server takes as they are. */
export interface PracticeSettings {
  /** Off when it is left out. */
  readonly level?: "off" | "hint" | "warning";
  /** The Pod Security Standard that pods are to keep, `baseline` when it is left out; `privileged` asks for nothing. */
  readonly podSecurity?: PodSecurityStandard;
}

export type PodSecurityStandard = "privileged" | "baseline" | "restricted";

export function isStandard(value: unknown): value is PodSecurityStandard {
  return value === "privileged" || value === "baseline" || value === "restricted";
}

/** All that is known about one YAML document after it was checked; small enough to keep for every document. */
export interface DocumentReport {
  readonly findings: readonly Finding[];
  /** The Kubernetes objects in it; empty when it is none. */
  readonly objects: readonly ObjectSummary[];
  /** Rules that threw: our mistake, to be logged; all others were heard. */
  readonly failures?: readonly { readonly code: string; readonly error: unknown }[];
}

export interface ObjectSummary {
  readonly gvk: GroupVersionKind;
  readonly name?: string;
  readonly namespace?: string;
}
