import { withRuleNames } from "../core/configuration/withRuleNames.ts";
import { layerSchemas, objectMetaOf } from "../core/schema/layeredSchemas.ts";
import type { SchemaSet } from "../core/schema/schema.ts";
import { verbatim, type Words } from "../core/text/message.ts";
import { withWorkspaceKinds } from "../sources/crdKinds.ts";
import type { Runtime } from "./runtime.ts";
import { describeRules } from "./ruleCatalogue.ts";
import { lazySchemas } from "./schemas.ts";
import { createStepQueue } from "./stepQueue.ts";
import type { Workspace } from "./workspace.ts";
import type { FolderReader, WorkspaceContents } from "./folderReader.ts";
import { rescanFiles, scanFiles, type KindsByFile } from "./workspaceKinds.ts";

/** Keeps the workspace's schemas up to date with the chosen version and the definitions in its folders. */
export interface WorkspaceSchemas extends FolderReader {
  /** The version as a person chose it; `undefined` is the newest. */
  useVersion(kubernetesVersion: string | undefined): void;
  /** The kinds of the connected cluster and its version, which counts where no version is chosen; `undefined` without one. */
  useCluster(kinds: SchemaSet | undefined): void;
  /** The catalogue of a version, or the nearest one that there is. */
  catalogueNear(kubernetesVersion: string): SchemaSet;
  /** Looks for definitions, and forgets those found before. Later calls overtake earlier ones. */
  scan(contents: WorkspaceContents): Promise<void>;
  /** How many kinds the workspace defines. */
  readonly kindCount: () => number;
}

/**
 * The schemas that a server begins with: those of a version, else of the newest.
 * @param words in which the codes of rules are explained
 */
export function catalogueOf(runtime: Runtime, words: Words, kubernetesVersion?: string): SchemaSet {
  const version = kubernetesVersion ?? runtime.newestKubernetesVersion;
  return withRuleNames(
    lazySchemas(() => runtime.loadCatalogue(version), version),
    () => describeRules().map(({ code, summary }) => ({ code, summary: words(verbatim(summary)) })),
  );
}

/** @param catalogue that the workspace has at this moment */
export function createWorkspaceSchemas(
  workspace: Workspace,
  runtime: Runtime,
  words: Words,
  catalogue: SchemaSet,
): WorkspaceSchemas {
  let current = catalogue;
  let chosen: string | undefined;
  let cluster: SchemaSet | undefined;
  let kinds: KindsByFile = new Map();
  let scans = 0;
  const enqueue = createStepQueue();
  const objectMeta = (): ReturnType<typeof objectMetaOf> => objectMetaOf(current);

  function publish(): void {
    const served = cluster === undefined ? current : layerSchemas([cluster, current]);
    workspace.apply({ kind: "schemas", schemas: withWorkspaceKinds(served, [...kinds.values()].flat()) });
  }

  function use(found: KindsByFile): void {
    const isSame = found.size === 0 && kinds.size === 0;
    kinds = found;
    if (!isSame) publish();
  }

  return {
    catalogueNear(kubernetesVersion) {
      const known = runtime.kubernetesVersions;
      return catalogueOf(runtime, words, known.includes(kubernetesVersion) ? kubernetesVersion : undefined);
    },
    useVersion(kubernetesVersion) {
      chosen = kubernetesVersion;
      const next = catalogueOf(runtime, words, chosen ?? cluster?.kubernetesVersion);
      if (next.kubernetesVersion === current.kubernetesVersion) return;
      current = next;
      publish();
    },
    useCluster(served) {
      if (served === undefined && cluster === undefined) return;
      cluster = served;
      current = catalogueOf(runtime, words, chosen ?? cluster?.kubernetesVersion);
      publish();
    },
    scan({ files }) {
      const scan = ++scans;
      const isOvertaken = (): boolean => scan !== scans;
      return enqueue(async () => {
        const found = await scanFiles(await files(), objectMeta, runtime, isOvertaken);
        if (!isOvertaken()) use(found);
      });
    },
    filesChanged: (paths) =>
      enqueue(async () => {
        const before = kinds;
        const found = await rescanFiles(before, paths, objectMeta, runtime);
        if (paths.some((path) => before.has(path) || found.has(path))) use(found);
      }),
    kindCount: () => [...kinds.values()].reduce((count, ofFile) => count + ofFile.length, 0),
  };
}
