import { manifests, type Tool } from "./tool.ts";

/**
 * What is done with clusters, each tool only where there is a context for it.
 * @param readable contexts whose clusters may be looked at
 * @param writable contexts whose clusters may be changed
 */
export function clusterTools(readable: readonly string[], writable: readonly string[]): readonly Tool[] {
  return [
    ...(readable.length === 0 ? [] : [compareWithCluster(readable)]),
    ...(writable.length === 0 ? [] : [applyToCluster(writable)]),
  ];
}

function compareWithCluster(contexts: readonly string[]): Tool {
  return {
    name: "diff_with_cluster",
    title: "Compare manifests with a cluster",
    description:
      "Tells what applying manifests would change in a cluster, by a server-side dry run: created objects, changed fields as a unified diff, and objects that the server, its admission policies or its webhooks would refuse, with the reason. Nothing is changed in the cluster, and values of Secrets are hidden. Use it after validate_manifests found no errors and before a person applies.",
    ...inputFor("diff", contexts),
    nothing: "Applying this would change nothing.",
    cluster: "reads",
  };
}

function applyToCluster(contexts: readonly string[]): Tool {
  return {
    name: "apply_manifests",
    title: "Apply manifests to a cluster",
    description:
      "Changes a cluster: applies manifests by server-side apply. Nothing is applied when validation finds an error or the server refuses one of the objects in a dry run; fields that belong to another manager are a conflict and never taken over. Answers with the context, the namespace and what became of each object (created, changed, unchanged, failed, not applied). Use it only when a person has asked for it, after diff_with_cluster has shown what would change.",
    ...inputFor("apply", contexts),
    nothing: "",
    cluster: "writes",
  };
}

function inputFor(command: string, contexts: readonly string[]): Pick<Tool, "inputSchema" | "toCommand"> {
  return {
    inputSchema: {
      type: "object",
      properties: {
        manifests,
        context: { type: "string", description: "Context of the kubeconfig", enum: contexts },
      },
      required: ["manifests", "context"],
    },
    toCommand: (input) => ({
      args: [command, "-", `--context=${input.get("context") ?? ""}`],
      input: input.get("manifests") ?? "",
    }),
  };
}
