import { say, type Message } from "../text/message.ts";
import { reasonOf } from "./buildFailure.ts";

/** What the real tool has made of a kustomization. */
export type BuiltKustomization =
  /** The manifests that it stands for. */
  | { readonly kind: "built"; readonly output: string }
  /** With what the tool has said. */
  | { readonly kind: "failed"; readonly errors: string }
  /** There is no tool to run. */
  | { readonly kind: "not-installed" };

/** Why there are no manifests of a kustomization. @param folder that holds it */
export function unbuilt(folder: string, built: Exclude<BuiltKustomization, { kind: "built" }>): Message {
  switch (built.kind) {
    case "failed":
      return say`The kustomization in \`${folder}\` cannot be built: ${reasonOf(built.errors)}`;
    case "not-installed":
      return say`\`${folder}\` holds a kustomization, and neither \`kubectl\` nor \`kustomize\` is installed to build it.`;
  }
}
