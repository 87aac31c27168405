/** Our own requests about files that are not open; an editor that does not know them never sends any. */
export const workspaceCheckMethods = {
  /** Check everything, and keep it up to date from now on. */
  start: "drydock/workspaceCheck/start",
  /** Only open files from now on: what was shown of others is taken back. */
  end: "drydock/workspaceCheck/end",
  /** The person trusts the workspace from now on; what was trusted when the editor connected stands in its initialization options. */
  trust: "drydock/workspaceCheck/trust",
} as const;

export interface StartWorkspaceCheckParams {
  /** Where the editor listens for progress, as in the requests of the protocol itself. */
  readonly workDoneToken?: string | number;
}

export interface StartWorkspaceCheckAnswer {
  /** How many files were looked at. */
  readonly files: number;
  /** A file has more findings than there is room for; those of the files before are shown. */
  readonly isCut: boolean;
}
