import type { Diagnostic } from "vscode-languageserver";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import type { SourceFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import { definedNames } from "../../core/graph/definedNames.ts";
import { checkAgainstCluster } from "../../core/inventory/checkAgainstCluster.ts";
import type { Inventory } from "../../core/inventory/inventory.ts";
import type { IsDefined } from "../../core/inventory/missingNames.ts";
import { toDiagnostic } from "../convert.ts";
import type { Log } from "../log.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";
import { createStepQueue } from "../stepQueue.ts";
import { methods, type RemarksParams } from "./protocol.ts";

/** Edits and answers come in bursts. */
const quietMilliseconds = 300;
/** What is shown is looked at again: a class that was missing may have been made. */
const againMilliseconds = 45_000;

/**
 * Tells the editor what the connected cluster has to say to open files: names that it does not have, pods that fit no node,
 * quotas. Nothing is read from the cluster for files that are not open, and nothing is said of what could not be read.
 */
export function tellClusterRemarks(session: Session, log: Log): void {
  const { connection, workspace, runtime, resources, trees, isExcluded, cluster: link } = session;
  const told = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  const enqueue = createStepQueue();

  function checkSoon(milliseconds = quietMilliseconds): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      log.watch("cluster remarks", enqueue(checkOpenFiles));
    }, milliseconds);
    timer.unref();
  }

  async function checkOpenFiles(): Promise<void> {
    const inventory = link.inventory();
    const files = [...workspace.snapshot().files.values()];
    if (inventory === undefined) {
      for (const { uri, version } of files) tell({ uri, version, remarks: [] });
      return;
    }
    const isDefined = definedNames((await resources.graph()).sites());
    for (const file of files) {
      const remarks = await remarksOn(file, inventory, isDefined);
      if (workspace.snapshot().files.get(file.uri) === file)
        tell({ uri: file.uri, version: file.version, remarks });
    }
    if (told.size > 0) checkSoon(againMilliseconds);
  }

  async function remarksOn(
    file: SourceFile,
    inventory: Inventory,
    isDefined: IsDefined,
  ): Promise<readonly Diagnostic[]> {
    if (isExcluded(file.uri)) return [];
    const pacer = createPacer(runtime);
    const remarks: Diagnostic[] = [];
    for (const [index, part] of file.parts.entries()) {
      if (pacer.isDue()) await pacer.pause();
      for (const finding of findingsOf(part, inventory, isDefined))
        remarks.push(toDiagnostic(file, index, finding, session));
    }
    return remarks;
  }

  function findingsOf(part: DocumentPart, inventory: Inventory, isDefined: IsDefined): readonly Finding[] {
    const { severities } = workspace.snapshot().settings;
    return checkAgainstCluster(trees.treeOf(part), inventory, isDefined).flatMap((finding) => {
      const severity = severities.get(finding.code) ?? finding.severity;
      return severity === "off" ? [] : [{ ...finding, severity }];
    });
  }

  function tell(params: RemarksParams): void {
    const text = JSON.stringify(params.remarks);
    if ((told.get(params.uri) ?? "[]") === text) return;
    if (text === "[]") told.delete(params.uri);
    else told.set(params.uri, text);
    log.watch("cluster remarks", connection.sendNotification(methods.remarks, params));
  }

  workspace.onChange((change) => {
    if (change.kind === "close") tell({ uri: change.uri, version: 0, remarks: [] });
    if (link.inventory() !== undefined) checkSoon();
  });
  link.onInventory(() => {
    checkSoon();
  });
}
