import type { Finding } from "../finding.ts";
import { findManifests } from "../validate/findManifests.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { Inventory } from "./inventory.ts";
import { answeredNames } from "./missingNames.ts";

/**
 * What the files say of a document, without the guesses that the cluster answers: an object that none of them defines may be in it, and
 * where it is not, the cluster says so itself.
 */
export function withoutAnswered(
  findings: readonly Finding[],
  document: YamlDocument,
  inventory: Inventory,
): readonly Finding[] {
  const isGuess = ({ code, severity }: Finding): boolean => code === "missing-object" && severity === "hint";
  if (!findings.some(isGuess)) return findings;
  const answered = new Set(findManifests(document).flatMap((manifest) => answeredNames(manifest, inventory)));
  return findings.filter((finding) => !isGuess(finding) || !answered.has(finding.path));
}
