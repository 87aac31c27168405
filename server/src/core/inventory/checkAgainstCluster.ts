import type { Finding } from "../finding.ts";
import { findManifests } from "../validate/findManifests.ts";
import { withoutSuppressed } from "../validate/suppressions.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { overBudget } from "./budgets.ts";
import type { Inventory } from "./inventory.ts";
import { missingNames, type IsDefined } from "./missingNames.ts";
import { unschedulablePods } from "./scheduling.ts";

/** What a cluster has to say to the objects of a document beyond their types; silent where it is not known what it has. */
export function checkAgainstCluster(
  document: YamlDocument,
  inventory: Inventory,
  isDefined: IsDefined,
): readonly Finding[] {
  const findings = findManifests(document).flatMap((manifest) => [
    ...missingNames(manifest, inventory, isDefined),
    ...unschedulablePods(manifest, inventory),
    ...overBudget(manifest, inventory),
  ]);
  return findings.length === 0 ? findings : withoutSuppressed(findings, document);
}
