import { manifests, option, path, version, type Tool } from "./tool.ts";

/** What can be said of manifests without a cluster. */
export const fileTools: readonly Tool[] = [
  {
    name: "validate_manifests",
    title: "Validate Kubernetes manifests",
    description:
      "Checks Kubernetes manifests as the API server would, without a cluster: schema, the server's own validation rules, deprecated versions, GPU and AI-workload mistakes. Use it on every manifest before you show or apply it. Answers with one JSON object per finding and line (line, column, field path, severity, message, fixes); nothing means valid. Findings of severity error in the families syntax, schema, server and cel would be refused by the server.",
    inputSchema: {
      type: "object",
      properties: { manifests, kubernetesVersion: version },
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
    nothing: "Nothing to say: valid.",
    cluster: "none",
  },
  {
    name: "validate_path",
    title: "Validate manifest files",
    description:
      "Checks all manifests in a file or folder of the workspace; custom resource definitions found there are known to all of them. Answers like validate_manifests, with file names.",
    inputSchema: {
      type: "object",
      properties: { path, kubernetesVersion: version },
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
    nothing: "Nothing to say: valid.",
    cluster: "none",
  },
  {
    name: "list_references",
    title: "List references between Kubernetes objects",
    description:
      "Tells which Kubernetes object of a file or folder refers to which: ConfigMaps, Secrets and their keys, Services and ports, selectors, service accounts, claims, scaler targets, custom resources. Use it before you rename, move or delete an object (give its name in `object` to see who refers to it and what it refers to), and to find references that lead nowhere. Answers with one JSON object per reference and line: `from`, `path` of the field, `wants`, and `to`, which is empty when none of the files has what is wanted.",
    inputSchema: {
      type: "object",
      properties: {
        path,
        object: {
          type: "string",
          description: "Only references from and to this object, as Kind/name such as ConfigMap/settings",
        },
        format: {
          type: "string",
          description: "json (the default) has every fact, mermaid is a diagram for people",
          enum: ["json", "text", "mermaid"],
        },
      },
      required: ["path"],
    },
    toCommand: (input) => ({
      args: [
        "graph",
        "--format",
        input.get("format") ?? "json",
        ...option(input, "object", "--object"),
        "--",
        input.get("path") ?? "",
      ],
    }),
    nothing: "Nothing refers to anything.",
    cluster: "none",
  },
  {
    name: "estimate_model_memory",
    title: "Estimate the GPU memory of a model",
    description:
      "Estimates how much memory each GPU needs for the models that manifests serve with vLLM, SGLang or Text Generation Inference: weights, KV cache, overhead, against the memory of the GPU, with the calculation. Use it before you choose GPUs, tensor parallelism, context length or quantisation. Nothing is downloaded; a model whose size its name does not tell is left out.",
    inputSchema: { type: "object", properties: { manifests }, required: ["manifests"] },
    toCommand: (input) => ({ args: ["sizing", "-"], input: input.get("manifests") ?? "" }),
    nothing: "",
    cluster: "none",
  },
];
