/**
 * Our own request: build the kustomizations that take up a file and tell what is wrong with the result. It starts a process, so an
 * editor sends it only where the person trusts the workspace.
 */
export const buildMethod = "drydock/kustomize/build";

export interface BuildParams {
  readonly uri: string;
}

export interface BuildAnswer {
  /** How many kustomizations were built. */
  readonly built: number;
  /** What the tool has said of those that it could not build, or that there is none. */
  readonly problems: readonly string[];
}
