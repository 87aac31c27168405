import { QuickInputButtons, window, type Disposable, type InputBox, type QuickPick } from "vscode";
import type { Flow, FormQuestion } from "../../core/forms.ts";
import { promptFor, titleFor, wordFor } from "./words.ts";

/** What a person has done about a question. */
export type Reply =
  | { readonly kind: "answer"; readonly answer: string }
  | { readonly kind: "back" }
  | { readonly kind: "left" };

/** Asks one question; a text is taken only when nothing is wrong with it. */
export function ask(
  flow: Flow,
  question: FormQuestion,
  number: number,
  check: (answer: string) => Promise<string | undefined>,
): Promise<Reply> {
  return question.choices.length === 0
    ? askText(flow, question, number, check)
    : askChoice(flow, question, number);
}

function askChoice(flow: Flow, { id, choices, suggestion }: FormQuestion, number: number): Promise<Reply> {
  const items = choices.map(({ value, detail }) => ({
    label: wordFor(value),
    ...(detail === undefined ? {} : { detail }),
    value,
  }));
  const pick = window.createQuickPick<(typeof items)[number]>();
  pick.items = items;
  pick.activeItems = items.filter(({ value }) => value === suggestion);
  return shown(pick, flow, id, number, (settle) =>
    pick.onDidAccept(() => {
      const [chosen] = pick.activeItems;
      if (chosen !== undefined) settle({ kind: "answer", answer: chosen.value });
    }),
  );
}

function askText(
  flow: Flow,
  { id, suggestion }: FormQuestion,
  number: number,
  check: (answer: string) => Promise<string | undefined>,
): Promise<Reply> {
  const box = window.createInputBox();
  box.value = suggestion;
  box.prompt = promptFor(flow, id);
  return shown(box, flow, id, number, (settle) =>
    box.onDidAccept(async () => {
      const answer = box.value.trim();
      const complaint = await check(answer);
      box.validationMessage = complaint;
      if (complaint === undefined) settle({ kind: "answer", answer });
    }),
  );
}

function shown(
  input: InputBox | QuickPick<{ readonly label: string; readonly value: string }>,
  flow: Flow,
  id: string,
  number: number,
  onAccept: (settle: (reply: Reply) => void) => Disposable,
): Promise<Reply> {
  input.title = titleFor(flow);
  input.placeholder = promptFor(flow, id);
  input.step = number;
  input.ignoreFocusOut = true;
  input.buttons = number > 1 ? [QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const settle = (reply: Reply): void => {
      resolve(reply);
      input.dispose();
    };
    input.onDidTriggerButton(() => {
      settle({ kind: "back" });
    });
    input.onDidHide(() => {
      settle({ kind: "left" });
    });
    onAccept(settle);
    input.show();
  });
}
