import { l10n, window, workspace } from "vscode";
import { formMethods, withoutLast, type Answers, type Flow, type FormStep } from "../../core/forms.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { ask } from "./ask.ts";

/** Asks what is to be written, one question after the other, and opens the result as a new document. */
export async function newObjects(client: LanguageClient, flow: Flow): Promise<void> {
  const next = (answers: Answers): Promise<FormStep> =>
    client.sendRequest<FormStep>(formMethods.next, { flow, answers });
  let answers: Answers = {};
  for (;;) {
    const step = await next(answers);
    switch (step.kind) {
      case "refused":
        void window.showWarningMessage(l10n.t("This can not be written: {0}", step.reason));
        return;
      case "objects": {
        const document = await workspace.openTextDocument({ language: "yaml", content: step.text });
        await window.showTextDocument(document);
        return;
      }
      case "question": {
        const { id } = step;
        const given = answers;
        const check = async (answer: string): Promise<string | undefined> => {
          const after = await next({ ...given, [id]: answer });
          return after.kind === "question" && after.id === id ? after.complaint : undefined;
        };
        const reply = await ask(flow, step, Object.keys(given).length + 1, check);
        if (reply.kind === "left") return;
        answers = reply.kind === "back" ? withoutLast(given) : { ...given, [id]: reply.answer };
      }
    }
  }
}
