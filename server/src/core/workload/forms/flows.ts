import type { Form } from "./form.ts";
import { dataForm, trainingForm } from "./jobForms.ts";
import { modelForm } from "./modelForm.ts";

/** What can be written for a person who answers some questions. */
export const flowNames = ["model", "training", "data"] as const;
export type FlowName = (typeof flowNames)[number];

export const flows: Readonly<Record<FlowName, Form>> = {
  model: modelForm,
  training: trainingForm,
  data: dataForm,
};
