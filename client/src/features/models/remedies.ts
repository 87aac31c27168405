import { commands, l10n, window } from "vscode";
import { failureIn, remedyCommands, remedyOf, type Remedy } from "../../core/remedies.ts";
import { modelSettings } from "../../infrastructure/settings.ts";
import { mayContactModels } from "./trust.ts";

/** What a person is offered when a model has not answered. */
export interface Remedies {
  /** The words on the buttons. */
  titles(): Readonly<Record<Remedy, string>>;
  /** Does what asks a model; when it fails for a reason that a person can remove, the error has a button for that. */
  beside(work: () => Promise<void>): Promise<void>;
  /** Starts Ollama in a terminal, where its log can be read and it can be ended; else shows where another server is named. */
  startModels(): Promise<void>;
}

/** @param startsPrograms false in a browser alone */
export function createRemedies(startsPrograms: boolean): Remedies {
  /** Other servers are for the person to start. */
  const startsOllama = (): boolean => startsPrograms && modelSettings().provider === "ollama";
  const titles = (): Readonly<Record<Remedy, string>> => ({
    start: startsOllama() ? l10n.t("Start Ollama") : l10n.t("Open Settings"),
    pull: l10n.t("Pull a Model"),
    key: l10n.t("Set Model Key"),
    choose: l10n.t("Select Model"),
  });
  return {
    titles,
    async beside(work) {
      try {
        await work();
      } catch (error) {
        const failure = failureIn(error);
        if (failure === undefined || !(error instanceof Error)) throw error;
        const remedy = remedyOf(failure);
        const title = titles()[remedy];
        if ((await window.showErrorMessage(error.message, title)) === title)
          await commands.executeCommand(remedyCommands[remedy]);
      }
    },
    async startModels() {
      if (!mayContactModels()) return;
      if (!startsOllama()) {
        await commands.executeCommand("workbench.action.openSettings", "drydock.models");
        return;
      }
      const terminal = window.createTerminal({ name: "Ollama" });
      terminal.show(true);
      terminal.sendText("ollama serve");
    },
  };
}
