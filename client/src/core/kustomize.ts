/** Our own request of the language server: build the kustomizations that take up a file. */
export const buildMethod = "drydock/kustomize/build";

export interface BuildOutcome {
  readonly built: number;
  readonly problems: readonly string[];
}

/** Whether a kustomization may take up a file as an object or a patch, or may be it, by its name. */
export function mayBeBuilt(path: string): boolean {
  return /\.(?:ya?ml|json)$|\/Kustomization$/u.test(path);
}
