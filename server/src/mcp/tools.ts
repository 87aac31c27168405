import { fileTools } from "./fileTools.ts";
import { referenceTools } from "./referenceTools.ts";
import { manifests, type Tool } from "./tool.ts";

/**
 * All tools. Every one only reads; what one does is what the command behind it does.
 * @param contexts of the kubeconfig whose clusters may be looked at; without any, no tool speaks to a cluster
 */
export function toolsFor(contexts: readonly string[]): readonly Tool[] {
  const local = [...fileTools, ...referenceTools];
  return contexts.length === 0 ? local : [...local, compareWithCluster(contexts)];
}

function compareWithCluster(contexts: readonly string[]): Tool {
  return {
    name: "diff_with_cluster",
    title: "Compare manifests with a cluster",
    description:
      "Tells what applying manifests would change in a cluster, by a server-side dry run: created objects, changed fields as a unified diff, and objects that the server, its admission policies or its webhooks would refuse, with the reason. Nothing is changed in the cluster, and values of Secrets are hidden. Use it after validate_manifests found no errors and before a person applies.",
    inputSchema: {
      type: "object",
      properties: {
        manifests,
        context: { type: "string", description: "Context of the kubeconfig", enum: contexts },
      },
      required: ["manifests", "context"],
    },
    toCommand: (input) => ({
      args: ["diff", "-", `--context=${input.get("context") ?? ""}`],
      input: input.get("manifests") ?? "",
    }),
    nothing: "Applying this would change nothing.",
    reachesOut: true,
  };
}
