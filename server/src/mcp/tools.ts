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
}

interface InputProperty {
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

const version: InputProperty = {
  type: "string",
  description: "Kubernetes version such as 1.36; the newest known one when left out",
};

/** Every tool only reads. What one does is what the command of the same name does. */
export const tools: readonly Tool[] = [
  {
    name: "validate_manifests",
    title: "Validate Kubernetes manifests",
    description:
      "Checks Kubernetes manifests as the API server would, without a cluster: schema, the server's own validation rules, deprecated versions, GPU and AI-workload mistakes. Use it on every manifest before you show or apply it. Answers with one JSON object per finding and line (line, column, field path, severity, message, fixes); nothing means valid. Findings of severity error in the families syntax, schema, server and cel would be refused by the server.",
    inputSchema: {
      type: "object",
      properties: {
        manifests: { type: "string", description: "YAML with one or more documents, or JSON" },
        kubernetesVersion: version,
      },
      required: ["manifests"],
    },
    toCommand: (input) => ({
      args: [
        "validate",
        "-",
        "--format",
        "json",
        ...option(input, "kubernetesVersion", "--kubernetes-version"),
      ],
      input: input.get("manifests") ?? "",
    }),
  },
  {
    name: "validate_path",
    title: "Validate manifest files",
    description:
      "Checks all manifests in a file or folder of the workspace; custom resource definitions found there are known to all of them. Answers like validate_manifests, with file names.",
    inputSchema: {
      type: "object",
      properties: {
        path: {
          type: "string",
          description: "File or folder, relative to the folder the server was started in",
        },
        kubernetesVersion: version,
      },
      required: ["path"],
    },
    toCommand: (input) => ({
      args: [
        "validate",
        "--format",
        "json",
        ...option(input, "kubernetesVersion", "--kubernetes-version"),
        "--",
        input.get("path") ?? "",
      ],
    }),
  },
  {
    name: "explain_field",
    title: "Explain a Kubernetes kind or field",
    description:
      "Type, documentation, constraints and fields of a Kubernetes kind or of one of its fields, built-in or of AI-workload and ecosystem projects (KServe, Ray, Kueue, Gateway API, Argo …). Use it before you write a field you are not sure of.",
    inputSchema: {
      type: "object",
      properties: {
        name: {
          type: "string",
          description:
            "Kind and path, e.g. Deployment.spec.strategy or serving.kserve.io/InferenceService.spec.predictor",
        },
        kubernetesVersion: version,
      },
      required: ["name"],
    },
    toCommand: (input) => ({
      args: [
        "explain",
        ...option(input, "kubernetesVersion", "--kubernetes-version"),
        "--",
        input.get("name") ?? "",
      ],
    }),
  },
  {
    name: "walk_through_controller",
    title: "Walk through a Go controller",
    description:
      "Tells in which order a Kubernetes controller written in Go runs: from main over its command, leader election and manager to the reconcile loop, each step with file, lines and facts from the source. Use it to find where something really starts.",
    inputSchema: {
      type: "object",
      properties: {
        file: { type: "string", description: "A Go file of the program, best the one with func main" },
        format: {
          type: "string",
          description: "json has every fact, markdown is for reading",
          enum: ["json", "markdown", "mermaid"],
        },
      },
      required: ["file"],
    },
    toCommand: (input) => ({
      args: ["walkthrough", "--format", input.get("format") ?? "markdown", "--", input.get("file") ?? ""],
    }),
  },
];

function option(input: ToolInput, name: string, flag: string): readonly string[] {
  const value = input.get(name);
  return value === undefined ? [] : [flag, value];
}
