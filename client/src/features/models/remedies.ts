import { commands, l10n, window } from "vscode";
import { failureIn, remedyCommands, remedyOf, type Remedy } from "../../core/remedies.ts";
import { modelSettings } from "../../infrastructure/settings.ts";
import { mayContactModels } from "./trust.ts";

/** The words on the buttons. */
export function remedyTitles(): Readonly<Record<Remedy, string>> {
  return {
    start: l10n.t("Start Ollama"),
    pull: l10n.t("Pull a Model"),
    key: l10n.t("Set Model Key"),
    choose: l10n.t("Select Model"),
  };
}

/** Does what asks a model; when it fails for a reason that a person can remove, the error has a button for that. */
export async function withRemedy(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = failureIn(error);
    if (failure === undefined || !(error instanceof Error)) throw error;
    const remedy = remedyOf(failure);
    const title = remedyTitles()[remedy];
    if ((await window.showErrorMessage(error.message, title)) === title)
      await commands.executeCommand(remedyCommands[remedy]);
  }
}

/** Starts Ollama in a terminal, where its log can be read and it can be ended; other servers are for the person to start. */
export function startModels(): void {
  if (!mayContactModels()) return;
  const { provider, address } = modelSettings();
  if (provider !== "ollama") {
    void window.showInformationMessage(
      l10n.t("Start the model server at {0}, or choose another one in the settings.", address),
    );
    return;
  }
  const terminal = window.createTerminal({ name: "Ollama" });
  terminal.show(true);
  terminal.sendText("ollama serve");
}
