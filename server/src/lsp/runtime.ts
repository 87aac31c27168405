import type { DocumentCache } from "../cache/documentCache.ts";
import type * as clusterModule from "../cluster/main.ts";
import type { Describe } from "../core/features/documentation.ts";
import type { RenderedChart } from "../core/helm/renderedChart.ts";
import type { BuiltKustomization } from "../core/kustomize/builtKustomization.ts";
import type { SchemaSet } from "../core/schema/schema.ts";
import type { Language, Words } from "../core/text/message.ts";
import type { GoReader } from "../walkthrough/goReader.ts";

/** What can be done with clusters; a bundle of its own. */
export type ClusterModule = typeof clusterModule;

/** All that the server takes from the outside world besides its connection. */
export interface Runtime {
  /** Tells builds of the server apart; `undefined` where it runs from its sources, which change without it. */
  buildStamp(): Promise<string | undefined>;
  /** The version that counts when nobody has chosen one. */
  readonly newestKubernetesVersion: string;
  /** The versions that there is a catalogue of. */
  readonly kubernetesVersions: readonly string[];
  /** The built-in kinds as a Kubernetes version such as `1.36` serves them. Throws when it is not there. */
  loadCatalogue(kubernetesVersion: string): SchemaSet;
  /** Documentation of a field of a built-in type; may read its table at the first call. */
  readonly describe: Describe;
  /** The language for an editor with this locale, such as `zh-cn`. */
  languageOf(locale: string | undefined): Language;
  /** Words in a language; what they need is loaded with the first message. */
  wordsIn(language: Language): Words;
  /** Loads what speaks to clusters, once a person turns to one. */
  loadCluster(): Promise<ClusterModule>;
  /** Reads Go sources where they hold nobody up. */
  readonly go: GoReader;
  /** Texts that are kept between sessions in a folder; of more than so many those used longest ago go. */
  openCache(folder: string, mostFiles: number): DocumentCache;
  /** Tells texts apart, in every session alike. */
  fingerprint(text: string): string;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  /** Resolves after everything that has arrived meanwhile was handled. */
  settle(): Promise<void>;
  /** The same between two slices of work; of several tasks that pause, each goes on after a pause of its own. */
  pause(): Promise<void>;
  delay(milliseconds: number): Promise<void>;
  /** Whether files of such a URI can be read; those of other schemes live in the editor alone. */
  reads(uri: string): boolean;
  /** Whether there is a file or a folder of that path. */
  exists(path: string): Promise<boolean>;
  /** Paths of the YAML and JSON files in a folder and below, kustomizations among them, without those of version control and installed packages. */
  listManifestFiles(folder: string): AsyncIterable<string>;
  /** Paths of what makes a chart, without the charts inside of it: `Chart.yaml`, files of values and their schema, and all files below `templates`. */
  listChartFiles(folder: string): AsyncIterable<string>;
  /** The manifests that the kustomization in a folder stands for. */
  buildKustomization(folder: string): Promise<BuiltKustomization>;
  /** What the chart in a folder renders to for a version such as `1.36`. */
  renderChart(folder: string, kubernetesVersion: string): Promise<RenderedChart>;
  /** The text of a file; `undefined` when it cannot be read or is too large to be looked at. */
  readText(path: string): Promise<string | undefined>;
}
