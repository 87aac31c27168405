import { chartOfTemplate, type ChartFolders } from "./helm/chart.ts";
import type { DocumentForm } from "./kustomize/documentForm.ts";
import { formOf, type FileForms } from "./kustomize/fileForms.ts";

/** What is known of files beside their text. */
export interface FileFacts {
  /** What kustomizations say of files, open or not. */
  readonly forms: FileForms;
  readonly charts: ChartFolders;
}

const templateForm: DocumentForm = { kind: "template" };

/** The form of one file: that of a template inside of a chart, else what kustomizations say of it. */
export function formOfFile({ forms, charts }: FileFacts, uri: string): DocumentForm {
  return chartOfTemplate(charts, uri) === undefined ? formOf(forms, uri) : templateForm;
}
