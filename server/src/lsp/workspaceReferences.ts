import type { TreeCache } from "../core/analysis/treeCache.ts";
import type { DocumentPart } from "../core/documents/documentPart.ts";
import type { SourceFile } from "../core/documents/sourceFile.ts";
import type { Finding } from "../core/finding.ts";
import type { ResourceGraph } from "../core/graph/resourceGraph.ts";
import { createReferenceChecks, type ReferenceChecks } from "../core/references/referenceChecks.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { createPacer } from "./pacer.ts";
import type { Runtime } from "./runtime.ts";
import type { Workspace } from "./workspace.ts";
import type { WorkspaceResources } from "./workspaceResources.ts";

/** How the objects of open files fit together, kept up to date in the background. */
export interface WorkspaceReferences {
  /** What is known right now of a part of an open file. */
  findingsIn(uri: string, part: DocumentPart): readonly Finding[];
  /** Counts the answers on a file: the same number means the same findings. */
  revisionOf(uri: string): number;
  /** A file was checked by itself, or what it is checked against has changed: look at everything that depends on it. */
  update(): void;
  scan(folders: readonly string[]): Promise<void>;
  filesChanged(paths: readonly string[]): Promise<void>;
}

/** What one is told of. */
export interface ReferenceEvents {
  onFindings(uri: string): void;
  onFailure(uri: string, code: string, error: unknown): void;
}

interface Shown {
  readonly revision: number;
  readonly findings: ReadonlyMap<DocumentPart, readonly Finding[]>;
}

const nothing: readonly Finding[] = [];

export function createWorkspaceReferences(
  workspace: Workspace,
  resources: WorkspaceResources,
  trees: TreeCache,
  runtime: Runtime,
  events: ReferenceEvents,
): WorkspaceReferences {
  const shown = new Map<string, Shown>();
  let current:
    | { readonly graph: ResourceGraph; readonly snapshot: Snapshot; readonly checks: ReferenceChecks }
    | undefined;
  let running = false;
  let isDue = false;

  async function checksNow(): Promise<ReferenceChecks> {
    const graph = await resources.graph();
    const changed = resources.takeChanges();
    const snapshot = workspace.snapshot();
    if (current?.graph === graph && isSameContext(current.snapshot, snapshot)) {
      current.checks.forget(changed);
    } else {
      const checks = createReferenceChecks(
        graph,
        snapshot,
        (part) => trees.treeOf(part),
        (site, code, error) => {
          events.onFailure(site.uri, code, error);
        },
      );
      current = { graph, snapshot, checks };
    }
    return current.checks;
  }

  async function checkOpenFiles(): Promise<void> {
    const checks = await checksNow();
    const { files } = workspace.snapshot();
    for (const uri of shown.keys()) if (!files.has(uri)) shown.delete(uri);
    for (const file of files.values()) {
      const findings = await findingsOf(file, checks);
      const before = shown.get(file.uri);
      if (isSame(before?.findings, findings)) continue;
      shown.set(file.uri, { revision: (before?.revision ?? 0) + 1, findings });
      events.onFindings(file.uri);
    }
  }

  async function findingsOf(
    file: SourceFile,
    checks: ReferenceChecks,
  ): Promise<ReadonlyMap<DocumentPart, readonly Finding[]>> {
    const pacer = createPacer(runtime);
    const found = new Map<DocumentPart, readonly Finding[]>();
    for (const part of file.parts) {
      if (pacer.isDue()) await pacer.pause();
      const findings = checks.findingsIn(file.uri, part);
      if (findings.length > 0) found.set(part, findings);
    }
    return found;
  }

  /** Changes that come meanwhile are looked at together in one more turn. */
  async function run(): Promise<void> {
    if (running) return;
    running = true;
    while (isDue) {
      isDue = false;
      try {
        await checkOpenFiles();
      } catch (error) {
        events.onFailure("the workspace", "references", error);
      }
    }
    running = false;
  }

  function update(): Promise<void> {
    isDue = true;
    return run();
  }

  return {
    findingsIn: (uri, part) => shown.get(uri)?.findings.get(part) ?? nothing,
    revisionOf: (uri) => shown.get(uri)?.revision ?? 0,
    update() {
      void update();
    },
    scan: update,
    filesChanged: update,
  };
}

function isSameContext(one: Snapshot, other: Snapshot): boolean {
  return one.schemas === other.schemas && one.settings === other.settings && one.builds === other.builds;
}

function isSame(
  before: ReadonlyMap<DocumentPart, readonly Finding[]> | undefined,
  after: ReadonlyMap<DocumentPart, readonly Finding[]>,
): boolean {
  if (before === undefined) return after.size === 0;
  return before.size === after.size && [...after].every(([part, findings]) => before.get(part) === findings);
}
