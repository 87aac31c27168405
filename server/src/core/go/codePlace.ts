/** A declaration of the program. */
export interface CodePlace {
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** As in `(*Controller).Run`. */
  readonly declaration: string;
}
