import { chartDescribedBy } from "../core/helm/chart.ts";
import type { FileAnalysis } from "../core/analysis/fileAnalysis.ts";
import type { DocumentForm } from "../core/kustomize/documentForm.ts";
import type { Session } from "./session.ts";

/** Sent whenever it changes, so that an editor can show what a document is checked against. */
export interface DocumentStatus {
  readonly uri: string;
  /** At least one part of the document is a Kubernetes object. */
  readonly isManifest: boolean;
  /** What the document is to the check, and so what is done with it. */
  readonly role: DocumentRole;
  /** Such as `1.36`. */
  readonly kubernetesVersion: string;
  /** Where types come from: `catalogue`, and `workspace` when files of the workspace define kinds. */
  readonly schemaSources: readonly string[];
  /** How many Kubernetes objects the document holds. */
  readonly objects: number;
}

/**
 * `excluded` by `drydock.yaml` whatever it holds; `chart` describes a Helm chart or has its values; `other` is no manifest, nor
 * anything that becomes one.
 */
export type DocumentRole = DocumentForm["kind"] | "chart" | "excluded" | "other";

/** Our own notification; editors that do not know it ignore it. */
export const documentStatusNotification = "drydock/documentStatus";

/** Tells the editor the status of a checked file, unless it was told the same before. */
export type TellStatus = (analysis: FileAnalysis) => Promise<void>;

/** @param workspaceKinds how many kinds the workspace defines at present */
export function createTellStatus(
  { connection, workspace, isExcluded }: Pick<Session, "connection" | "workspace" | "isExcluded">,
  workspaceKinds: () => number,
): TellStatus {
  const told = new Map<string, DocumentStatus>();
  const roleOf = (uri: string, { kind }: DocumentForm, objects: number): DocumentRole => {
    if (isExcluded(uri)) return "excluded";
    if (kind !== "objects" || objects > 0) return kind;
    return chartDescribedBy(workspace.snapshot().charts, uri) === undefined ? "other" : "chart";
  };
  workspace.onChange((change) => {
    if (change.kind === "close") told.delete(change.uri);
  });
  return async ({ file, expectations, objects }) => {
    const status: DocumentStatus = {
      uri: file.uri,
      isManifest: objects > 0,
      role: roleOf(file.uri, expectations.form, objects),
      kubernetesVersion: expectations.schemas.kubernetesVersion,
      schemaSources: workspaceKinds() > 0 ? ["catalogue", "workspace"] : ["catalogue"],
      objects,
    };
    const before = told.get(file.uri);
    if (before !== undefined && isSame(before, status)) return;
    told.set(file.uri, status);
    await connection.sendNotification(documentStatusNotification, status);
  };
}

function isSame(one: DocumentStatus, other: DocumentStatus): boolean {
  return (
    one.isManifest === other.isManifest &&
    one.role === other.role &&
    one.kubernetesVersion === other.kubernetesVersion &&
    one.objects === other.objects &&
    one.schemaSources.join() === other.schemaSources.join()
  );
}
