import type { Words } from "../../core/text/message.ts";
import type { CheckedFile } from "../validate/checkFile.ts";
import type { Totals } from "./totals.ts";

/** What a run was about, for the heads and feet of reports. */
export interface RunFacts {
  readonly kubernetesVersion: string;
  readonly toolVersion: string;
  /** Folder that relative names start from. */
  readonly folder: string;
  /** Helm charts among the files: their templates are checked, though they hold no objects yet. */
  readonly charts: number;
  readonly words: Words;
}

/** Writes the findings of files one after the other as they are checked: no report is ever held as a whole. */
export interface Reporter {
  readonly start: (facts: RunFacts) => string;
  readonly file: (file: CheckedFile) => string;
  readonly end: (totals: Totals, facts: RunFacts) => string;
}
