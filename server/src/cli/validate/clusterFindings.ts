import type { DocumentPart } from "../../core/documents/documentPart.ts";
import type { Finding } from "../../core/finding.ts";
import { checkAgainstCluster } from "../../core/inventory/checkAgainstCluster.ts";
import type { IsDefined } from "../../core/inventory/missingNames.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { WorldInventory } from "../world.ts";

/** An answer may lead to another question: an object is there, so what keys has it? */
const mostRounds = 4;

/** What a cluster has to say to some documents beyond types and policies, once it has answered all that they ask of it. */
export async function clusterFindings(
  parts: readonly DocumentPart[],
  inventory: WorldInventory,
  isDefined: IsDefined,
): Promise<ReadonlyMap<DocumentPart, readonly Finding[]>> {
  for (let round = 1; ; round++) {
    const found = new Map(
      parts.map((part) => [part, checkAgainstCluster(parseDocument(part.text), inventory, isDefined)]),
    );
    const pending = inventory.pending();
    if (pending.length === 0 || round === mostRounds) return found;
    await Promise.all(pending);
  }
}
