import { crds, option, version, type Tool, type ToolInput } from "./tool.ts";

/** Where an agent looks things up: what a kind is made of, what a controller does. */
export const referenceTools: readonly Tool[] = [
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
            "Kind and path, e.g. Deployment.spec.strategy or serving.kserve.io/InferenceService.spec.predictor; or the code of a finding, e.g. selector-mismatch, for what it stands for",
        },
        kubernetesVersion: version,
        crds,
      },
      required: ["name"],
    },
    toCommand: (input) => aboutKind("explain", "name", input),
    nothing: "",
    cluster: "none",
  },
  {
    name: "write_skeleton",
    title: "Write the skeleton of a Kubernetes kind",
    description:
      "A manifest of a Kubernetes kind, built-in or of AI-workload and ecosystem projects, in its newest version, with the required and customary fields and placeholder values. Use it to begin a manifest instead of recalling one: apiVersion, nesting and field names are right. Answers with YAML; validate it after you filled it in.",
    inputSchema: {
      type: "object",
      properties: {
        kind: {
          type: "string",
          description: "Kind such as CronJob, with its group where several have it: ray.io/RayCluster",
        },
        kubernetesVersion: version,
        crds,
      },
      required: ["kind"],
    },
    toCommand: (input) => aboutKind("skeleton", "kind", input),
    nothing: "",
    cluster: "none",
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
    nothing: "",
    cluster: "none",
  },
];

function aboutKind(
  command: string,
  argument: string,
  input: ToolInput,
): { readonly args: readonly string[] } {
  const options = [
    ...option(input, "kubernetesVersion", "--kubernetes-version"),
    ...option(input, "crds", "--crds"),
  ];
  return { args: [command, ...options, "--", input.get(argument) ?? ""] };
}
