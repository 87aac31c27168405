import { clusterTools } from "./clusterTools.ts";
import { fileTools } from "./fileTools.ts";
import { referenceTools } from "./referenceTools.ts";
import type { Tool } from "./tool.ts";

/** Contexts of the kubeconfig that a person has named for agents. */
export interface AllowedContexts {
  /** Their clusters may be looked at. */
  readonly read: readonly string[];
  /** Manifests may be applied to their clusters, which may be looked at as well. */
  readonly apply: readonly string[];
}

/** All tools that there are for some contexts; without any, no tool speaks to a cluster. What one does is what the command behind it does. */
export function toolsFor({ read, apply }: AllowedContexts): readonly Tool[] {
  const readable = [...new Set([...read, ...apply])];
  return [...fileTools, ...referenceTools, ...clusterTools(readable, apply)];
}
