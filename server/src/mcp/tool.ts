/** A tool as agents see it, and the command line that does its work. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** For a model that has to choose: what it does, when to use it, what comes back. */
  readonly description: string;
  readonly inputSchema: {
    readonly type: "object";
    readonly properties: Readonly<Record<string, InputProperty>>;
    readonly required: readonly string[];
  };
  readonly toCommand: (input: ToolInput) => Command;
  /** What is answered where the command prints nothing. */
  readonly nothing: string;
  /** What it does with a cluster. */
  readonly cluster: "none" | "reads" | "writes";
}

export interface InputProperty {
  readonly type: "string";
  readonly description: string;
  readonly enum?: readonly string[];
}

/** The arguments of a call, all of them texts. */
export type ToolInput = ReadonlyMap<string, string>;

/** Arguments of `drydock`, and what it reads from standard input. */
export interface Command {
  readonly args: readonly string[];
  readonly input?: string;
}

/** Manifests that an agent holds as a text. */
export const manifests: InputProperty = {
  type: "string",
  description: "YAML with one or more documents, or JSON",
};

/** Manifests that lie in files. */
export const path: InputProperty = {
  type: "string",
  description: "File or folder, relative to the folder the server was started in",
};

export const version: InputProperty = {
  type: "string",
  description: "Kubernetes version such as 1.36; the newest known one when left out",
};

/** Types of custom resources that the catalogue does not know. */
export const crds: InputProperty = {
  type: "string",
  description: "File or folder with the definitions (CRDs) of your own kinds, where the kind is one of them",
};

/** An option of the command, where the agent gave its value. */
export function option(input: ToolInput, name: string, flag: string): readonly string[] {
  const value = input.get(name);
  return value === undefined ? [] : [flag, value];
}
