import type { RunCache } from "../cache/main.ts";
import type { Inventory } from "../core/inventory/inventory.ts";
import type { Deployable } from "../core/deploy/deployable.ts";
import type { RenderedChart } from "../core/helm/renderedChart.ts";
import type { BuiltKustomization } from "../core/kustomize/builtKustomization.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import type { SchemaSet } from "../core/schema/schema.ts";
import type { Language, Words } from "../core/text/message.ts";

/** How the command ends: nothing wrong, errors in the manifests, or the command could not do its work. */
export type ExitStatus = 0 | 1 | 2;

/** A look of text on a terminal. */
export type TextStyle = "bold" | "dim" | "red" | "yellow" | "blue" | "cyan" | "green";

/** Gives a text a look where the output shows any, else leaves it as it is. */
export type Paint = (style: readonly TextStyle[], text: string) => string;

/** All that the command takes from its process; handed in, so that tests run it without one. */
export interface World {
  /** Relative paths start here. */
  readonly folder: string;
  readonly paint: Paint;
  readonly language: Language;
  /** The result. Resolves when more may follow, so that a slow reader does not make the output pile up. */
  write(text: string): Promise<void>;
  /** What is said about the command itself. */
  warn(text: string): void;
  /** All of standard input. */
  readStandardInput(): Promise<Buffer>;
  /** The cluster of a context; absent where none may be contacted. Throws a `CommandError` when it does not answer. */
  readonly openCluster?: (context: string, words: Words) => Promise<WorldCluster>;
  /** What earlier runs have kept for this one; absent where nothing may be kept. */
  readonly openCache?: () => Promise<RunCache>;
  /**
   * Fires when the person interrupts the command. Once it was asked for, the command itself has to end, with a word of what it has
   * done; a second interruption ends it at once. Absent where nobody can interrupt it.
   */
  readonly interruption?: () => AbortSignal;
  /** What the chart in a folder renders to for a version such as `1.36`; absent where no process may be started. */
  readonly renderChart?: (folder: string, kubernetesVersion: string) => Promise<RenderedChart>;
  /** The manifests that the kustomization in a folder stands for; absent where no process may be started. */
  readonly buildKustomization?: (folder: string) => Promise<BuiltKustomization>;
}

/** What a cluster has, read when it is asked for. */
export interface WorldInventory extends Inventory {
  /** The readings that are under way; each resolves, whatever comes of it. */
  pending(): readonly Promise<void>[];
}

/** What a cluster serves. */
export interface WorldCluster {
  /** Such as `1.36`. */
  readonly kubernetesVersion: string;
  readonly schemas: SchemaSet;
  /** Resolves when the types of these kinds are known; rejects when one cannot be read. */
  load(kinds: readonly GroupVersionKind[]): Promise<void>;
  /** Its admission policies and what they look at, as a text of several documents; rejects when they cannot be read. */
  policies(): Promise<string>;
  /** Its names, nodes, quotas and limits. */
  readonly inventory: WorldInventory;
  /** What applying objects would change, by dry runs that change nothing; rejects when the cluster does not answer. */
  diff(wanted: readonly Deployable[]): Promise<readonly ObjectChange[]>;
  /**
   * Applies objects, all of which the server has to accept in a dry run first; rejects when the cluster does not answer, or the
   * signal fires before anything was applied.
   */
  apply(wanted: readonly Deployable[], signal?: AbortSignal): Promise<Application>;
  close(): void;
}

/** What would become of one object. */
export interface ObjectChange {
  readonly title: string;
  /** As it is, as YAML; empty when it is not there. */
  readonly live: string;
  /** As it would be; empty when the server refuses it. */
  readonly applied: string;
  /** Why it is refused. */
  readonly failure?: string;
}

/** What has become of objects that were to be applied. */
export interface Application {
  /** `refused` when the dry run of one failed, so that none was applied. */
  readonly kind: "refused" | "applied";
  readonly objects: readonly AppliedObject[];
}

export interface AppliedObject {
  readonly title: string;
  readonly outcome: "created" | "changed" | "unchanged" | "failed" | "not-tried";
  /** Why it has failed. */
  readonly failure?: string;
}
