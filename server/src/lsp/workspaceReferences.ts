import type { TreeCache } from "../core/analysis/treeCache.ts";
import type { SourceFile } from "../core/documents/sourceFile.ts";
import type { ResourceGraph } from "../core/graph/resourceGraph.ts";
import { isKustomizationFile } from "../core/kustomize/kustomization.ts";
import { carriedFindings, noFindings, saysSame, type FileFindings } from "../core/references/fileFindings.ts";
import { createReferenceChecks, type ReferenceChecks } from "../core/references/referenceChecks.ts";
import type { Snapshot } from "../core/snapshot.ts";
import { createPacer, paced } from "./pacer.ts";
import type { Runtime } from "./runtime.ts";
import type { Workspace } from "./workspace.ts";
import type { FolderReader } from "./folderReader.ts";
import type { WorkspaceResources } from "./workspaceResources.ts";

/** How the objects of open files fit together, kept up to date in the background. */
export interface WorkspaceReferences extends FolderReader {
  /** What is known right now of an open file, beside its parts; of edited ones what was said before, moved along with their text. */
  findingsIn(file: SourceFile): FileFindings["said"];
  /** Counts the answers on a file: the same number means the same findings. */
  revisionOf(uri: string): number;
  /** The same for a file as the graph has it, which need not be open. */
  findingsOf(file: SourceFile): Promise<FileFindings>;
  /** A file was checked by itself, or what it is checked against has changed: look at everything that depends on it. */
  update(): void;
  /**
   * Resolves when everything that is due was looked at, so that a thousand findings are not told twice; soon in any case, and at
   * once for a file that was never looked at: the first time everything else has to be read.
   */
  lookedAt(uri: string): Promise<void>;
}

/** What one is told of. */
export interface ReferenceEvents {
  onFindings(uri: string): void;
  /** All open files were looked at: something that concerns others may have changed, too. */
  onUpdated(): void;
  onFailure(uri: string, code: string, error: unknown): void;
}

interface Shown {
  readonly revision: number;
  readonly findings: FileFindings;
}

const nothing: FileFindings["said"] = [];

/** So long what a file says by itself waits for what others say to it. */
const patienceMilliseconds = 50;

export function createWorkspaceReferences(
  workspace: Workspace,
  resources: WorkspaceResources,
  trees: TreeCache,
  runtime: Runtime,
  events: ReferenceEvents,
): WorkspaceReferences {
  const shown = new Map<string, Shown>();
  /** The same in later versions of the files, until they are looked at. */
  const carried = new WeakMap<FileFindings, FileFindings>();
  let current:
    | { readonly graph: ResourceGraph; readonly snapshot: Snapshot; readonly checks: ReferenceChecks }
    | undefined;
  let running: Promise<void> | undefined;
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
    const open = workspace.snapshot().files;
    for (const uri of shown.keys()) if (!open.has(uri)) shown.delete(uri);
    // The whole workspace is read for the first answer: not before there is a manifest to answer.
    if (shown.size === 0 && ![...open.values()].some(mayRefer)) return;
    const checks = await checksNow();
    const { files } = workspace.snapshot();
    for (const file of files.values()) {
      const findings = await findingsOf(file, checks);
      const before = shown.get(file.uri);
      const revision = before?.revision ?? 0;
      const isNew = !saysSame(before?.findings ?? noFindings(file), findings);
      shown.set(file.uri, { revision: isNew ? revision + 1 : revision, findings });
      if (isNew) events.onFindings(file.uri);
    }
  }

  const findingsOf = (file: SourceFile, checks: ReferenceChecks): Promise<FileFindings> =>
    paced(checks.findingsOf(file), createPacer(runtime));

  /** Changes that come meanwhile are looked at together in one more turn. */
  async function run(): Promise<void> {
    while (isDue) {
      isDue = false;
      try {
        await checkOpenFiles();
        events.onUpdated();
      } catch (error) {
        events.onFailure("the workspace", "references", error);
      }
    }
    running = undefined;
  }

  function update(): Promise<void> {
    isDue = true;
    running ??= run();
    return running;
  }

  function findingsNow(file: SourceFile): FileFindings | undefined {
    const last = shown.get(file.uri)?.findings;
    if (last === undefined || last.file === file) return last;
    const before = carried.get(last);
    if (before?.file === file) return before;
    const now = carriedFindings(file, last);
    carried.set(last, now);
    return now;
  }

  return {
    findingsIn: (file) => findingsNow(file)?.said ?? nothing,
    revisionOf: (uri) => shown.get(uri)?.revision ?? 0,
    findingsOf: async (file) => findingsOf(file, await checksNow()),
    update() {
      void update();
    },
    async lookedAt(uri) {
      if (running !== undefined && shown.has(uri))
        await Promise.race([running, runtime.delay(patienceMilliseconds)]);
    },
    scan: update,
    filesChanged: update,
  };
}

/** A kustomization may leave out its version. */
function mayRefer({ uri, parts }: SourceFile): boolean {
  return isKustomizationFile(uri) || parts.some(({ text }) => text.includes("apiVersion"));
}

function isSameContext(one: Snapshot, other: Snapshot): boolean {
  return one.schemas === other.schemas && one.settings === other.settings && one.builds === other.builds;
}
