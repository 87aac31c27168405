/** The workspace's folders, and what lies in them. */
export interface WorkspaceContents {
  readonly folders: readonly string[];
  /** Paths of the manifests in the folders; they are walked once, when somebody asks for the first time. */
  readonly files: () => Promise<readonly string[]>;
}

/** Somebody who wants to know what lies in the workspace's folders. */
export interface FolderReader {
  /** These are the folders from now on. */
  scan(contents: WorkspaceContents): Promise<void>;
  /**
   * Some files have appeared, changed or gone.
   * @param manifests paths of those that are listed among the contents
   * @param others what manifests may speak of
   */
  filesChanged(manifests: readonly string[], others: readonly string[]): Promise<void>;
}
