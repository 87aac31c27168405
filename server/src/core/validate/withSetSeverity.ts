import type { CheckSettings } from "../check.ts";
import type { Finding } from "../finding.ts";

/** A finding as loud as a person wants to hear it: not at all, where the setting says `off`. */
export function withSetSeverity(
  finding: Finding,
  { severities, practice }: CheckSettings,
): readonly Finding[] {
  const level = finding.family === "practice" ? practice?.level : undefined;
  const severity = severities.get(finding.code) ?? level;
  if (severity === "off") return [];
  return [severity === undefined ? finding : { ...finding, severity }];
}
