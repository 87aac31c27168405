import type { Memento } from "vscode";
import { withRecord, type DeployRecord } from "../../core/deployment.ts";

/** The deploys of this workspace that can be undone, newest first; values of Secrets are not among what is kept. */
export interface DeployRecords {
  newest(): DeployRecord | undefined;
  /** Also of a deploy that goes on: what is told later replaces what was kept of it. */
  keep(record: DeployRecord): Promise<void>;
  /** The record was undone. */
  remove(record: DeployRecord): Promise<void>;
}

const key = "drydock.deploys";

export function createDeployRecords(storage: Memento): DeployRecords {
  const all = (): readonly DeployRecord[] => storage.get<readonly DeployRecord[]>(key, []);
  return {
    newest: () => all()[0],
    async keep(record) {
      await storage.update(key, withRecord(all(), record));
    },
    async remove(record) {
      await storage.update(
        key,
        all().filter(({ moment }) => moment !== record.moment),
      );
    },
  };
}
