import type { Position } from "vscode-languageserver";

/** Our own requests and notifications about models. */
export const modelMethods = {
  configure: "drydock/models/configure",
  list: "drydock/models/list",
  generate: "drydock/models/generate",
  explain: "drydock/models/explain",
  progress: "drydock/models/progress",
} as const;

/** Which models a window works with; the key comes from the editor's secret storage and is kept in memory only. */
export interface ConfigureParams {
  readonly provider: "ollama" | "openai";
  readonly address: string;
  readonly model: string;
  readonly key?: string;
  readonly language: string;
}

export interface GenerateParams {
  /** Of this request, for its progress. */
  readonly id: number;
  readonly wish: string;
  /** Documents that the answer may rest on, or that it edits. */
  readonly attached: readonly { readonly name: string; readonly text: string }[];
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
  /** Every prompt as it left, for "show what was sent". */
  readonly sent: readonly string[];
}

export interface ExplainParams {
  readonly id: number;
  readonly uri: string;
  readonly position: Position;
}

/** What a running request has to tell: a step in words, or the next piece of its answer. */
export interface ProgressParams {
  readonly id: number;
  readonly step?: string;
  readonly piece?: string;
}
