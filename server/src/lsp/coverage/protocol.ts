/** Our own request: why a document is checked as it is. An editor that does not know it never sends it. */
export const coverageMethod = "drydock/coverage";

export interface CoverageParams {
  readonly uri: string;
}

export interface CoverageAnswer {
  /** What holds for the file as a whole. */
  readonly file: readonly string[];
  readonly documents: readonly DocumentCoverage[];
}

/** One YAML document of the file. */
export interface DocumentCoverage {
  /** Its first line with a text, from 1. */
  readonly line: number;
  readonly sentences: readonly string[];
}
