import type { CancellationToken, Connection } from "vscode-languageserver";
import type { TreeCache } from "../core/analysis/treeCache.ts";
import type { Describe } from "../core/features/documentation.ts";
import type { Words } from "../core/text/message.ts";
import type { Checker } from "./checker.ts";
import type { ClientAbilities } from "./client.ts";
import type { ClusterLink } from "./cluster/clusterLink.ts";
import type { BuiltKustomizations } from "./kustomize/builtKustomizations.ts";
import type { WorkspaceCharts } from "./helm/workspaceCharts.ts";
import type { Runtime } from "./runtime.ts";
import type { GoSources } from "./walkthrough/goSources.ts";
import type { Workspace } from "./workspace.ts";
import type { WorkspaceKustomizations } from "./workspaceKustomizations.ts";
import type { WorkspaceReferences } from "./workspaceReferences.ts";
import type { WorkspaceResources } from "./workspaceResources.ts";

/** All that the methods of one connection share. */
export interface Session {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly client: ClientAbilities;
  /** Everything that the person reads, in the language of the editor. */
  readonly words: Words;
  /** The documentation that the person reads, in the same language as far as there is any. */
  readonly describe: Describe;
  readonly workspace: Workspace;
  /** Whether the project wants to hear nothing of a file. */
  readonly isExcluded: (uri: string) => boolean;
  readonly checker: Checker;
  readonly trees: TreeCache;
  readonly resources: WorkspaceResources;
  readonly references: WorkspaceReferences;
  readonly charts: WorkspaceCharts;
  readonly built: BuiltKustomizations;
  readonly kustomizations: WorkspaceKustomizations;
  readonly goSources: GoSources;
  readonly cluster: ClusterLink;
}

/** For work that asks whether somebody still waits for it. */
export function cancellationOf(token: CancellationToken): () => boolean {
  return () => token.isCancellationRequested;
}
