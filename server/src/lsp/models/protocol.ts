import type { RevisionRefusal } from "../../core/assist/revision.ts";
import type { Range } from "vscode-languageserver";

/** Our own requests and notifications about models. */
export const modelMethods = {
  configure: "drydock/models/configure",
  list: "drydock/models/list",
  sent: "drydock/models/sent",
  generate: "drydock/models/generate",
  explain: "drydock/models/explain",
  revise: "drydock/models/revise",
  pull: "drydock/models/pull",
  progress: "drydock/models/progress",
  ghostState: "drydock/models/ghostState",
} as const;

/** What the server asks of the editor's own models; pieces of an answer come from there as notifications. */
export const editorModelMethods = {
  list: "drydock/models/editor/list",
  chat: "drydock/models/editor/chat",
  callTools: "drydock/models/editor/callTools",
  piece: "drydock/models/editor/piece",
} as const;

/** Which models a window works with; the key comes from the editor's secret storage and is kept in memory only. */
export interface ConfigureParams {
  readonly provider: "ollama" | "openai" | "editor";
  readonly address: string;
  readonly model: string;
  readonly key?: string;
  /** Which model tells what texts are about; absent or empty: the first that the server has for it, `off`: none. */
  readonly embeddingModel?: string;
  /** Where vectors are kept between sessions; without it they last as long as the window. */
  readonly cacheFolder?: string;
  readonly language: string;
  /** Text is proposed while the person writes. */
  readonly ghostText: boolean;
  /** Models off this machine that the person has allowed. */
  readonly remoteModels: readonly string[];
}

/** What has become of the last text that could have been proposed; an editor shows why there is none. */
export type GhostState =
  | { readonly kind: "asking" | "shown" | "no-model" }
  | {
      readonly kind: "nothing";
      readonly because: "comment" | "secret" | "mid-word" | "text-behind" | "not-valid" | "nothing";
    }
  | { readonly kind: "paused"; readonly seconds: number }
  | { readonly kind: "failed"; readonly failure: string; readonly message: string };

export interface GenerateParams {
  /** Of this request, for its progress. */
  readonly id: number;
  readonly wish: string;
  /** Documents that the answer may rest on, or that it edits. */
  readonly attached: readonly { readonly name: string; readonly text: string }[];
  /** One of the editor's own models, which the person is talking to; else the one that is configured writes. */
  readonly editorModel?: string;
}

/** A checked manifest, as it is shown. */
export interface GeneratedManifest {
  readonly title: string;
  readonly text: string;
  readonly repairs: number;
  readonly findings: readonly {
    readonly line: number;
    readonly severity: string;
    readonly message: string;
  }[];
}

export interface GenerateAnswer {
  readonly kubernetesVersion: string;
  readonly manifests: readonly GeneratedManifest[];
  /** Why there is less than was asked for. */
  readonly reason?: string;
  /** What the model has had looked up, in the person's language. */
  readonly lookedUp: readonly string[];
  /** Every prompt as it left, for "show what was sent". */
  readonly sent: readonly string[];
}

export interface PullParams {
  readonly id: string;
  readonly model: string;
}

export type ExplainParams = ExplainPlaceParams | ExplainRuleParams | ExplainDiffParams | ExplainEventParams;

/** A place in a document. */
export interface ExplainPlaceParams {
  readonly id: number;
  readonly uri: string;
  readonly range: Range;
  readonly about: "field" | "resource" | "selection" | "finding";
  /** Of the finding. */
  readonly code?: string;
  /** The text of its rule's page. */
  readonly rule?: string;
}

/** A rule by itself, whatever it has found. */
export interface ExplainRuleParams {
  readonly id: number;
  readonly about: "rule";
  readonly code: string;
  /** The text of its page. */
  readonly rule: string;
}

/** What is different between two texts of manifests. */
export interface ExplainDiffParams {
  readonly id: number;
  readonly about: "diff";
  readonly before: string;
  readonly after: string;
}

/** Something that has happened in a cluster. */
export interface ExplainEventParams {
  readonly id: number;
  readonly about: "event";
  /** The object that it is about. */
  readonly kind: string;
  readonly name: string;
  readonly event: string;
  /** All that is known to have happened around it. */
  readonly events: string;
}

/** A change of the document at a place: a repair of what is wrong there, or what an instruction says. */
export interface ReviseParams {
  readonly uri: string;
  readonly range: Range;
  /** Of the finding to repair; without one and without an instruction the first at the place. */
  readonly code?: string;
  readonly instruction?: string;
}

export type ReviseAnswer =
  | {
      readonly kind: "proposed";
      /** In place of what stands in the range. */
      readonly text: string;
      readonly range: Range;
      /** Of the document that was looked at. */
      readonly version: number;
      readonly repairs: number;
      /** What is still to be said of the result. */
      readonly warnings: readonly string[];
      readonly sent: readonly string[];
    }
  | {
      readonly kind: "refused";
      readonly because: RevisionRefusal | "no-document" | "too-long" | "nothing-wrong";
      readonly sent?: readonly string[];
    };

/** What a running request has to tell: a step in words, or the next piece of its answer. */
export interface ProgressParams {
  readonly id: number | string;
  readonly step?: string;
  /** From 0 to 1. */
  readonly fraction?: number;
  readonly piece?: string;
}
