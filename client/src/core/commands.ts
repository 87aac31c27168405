/** Every command of the extension, as `package.json` declares them. */
export const commandNames = [
  "drydock.restartServer",
  "drydock.selectKubernetesVersion",
  "drydock.showOutput",
] as const;

export type CommandName = (typeof commandNames)[number];
