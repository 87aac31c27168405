/** Our own requests of the language server about files that are not open. */
export const workspaceCheckMethods = {
  start: "drydock/workspaceCheck/start",
  end: "drydock/workspaceCheck/end",
  trust: "drydock/workspaceCheck/trust",
} as const;

/** What became of a check. */
export interface WorkspaceCheckOutcome {
  readonly files: number;
  /** There was more to say than there is room for. */
  readonly isCut: boolean;
}
