import { l10n, ProgressLocation, window } from "vscode";
import { chatModel, modelsIn, pullProgressIn } from "../../core/models.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import { saveModel } from "../../infrastructure/settings.ts";
import type { Models } from "./models.ts";
import { mayContactModels } from "./trust.ts";

const methods = {
  list: "drydock/models/list",
  pull: "drydock/models/pull",
  progress: "drydock/models/progress",
} as const;
/** Fills gaps, chats, and runs on a machine without a graphics card. */
const suggestion = "qwen2.5-coder:1.5b";

let lastId = 0;

/**
 * Has the model server fetch a model, and works with it from then on; one for vectors is used beside that which writes. Cancelling
 * ends it; a later pull goes on from there.
 */
export async function pullModel(client: LanguageClient, models: Models): Promise<void> {
  if (!mayContactModels()) return;
  const named = await window.showInputBox({
    title: l10n.t("Which model should the server pull?"),
    prompt: l10n.t(
      "A name of Ollama's library. Models whose names say coder also propose text while you type.",
    ),
    value: suggestion,
  });
  const model = named?.trim() ?? "";
  if (model === "") return;
  await models.tellSettings();
  const id = `pull-${String(++lastId)}`;
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t("Pulling {0}", model),
    cancellable: true,
  };
  await window.withProgress(options, async (progress, token) => {
    let shown = 0;
    const listener = listen(client, methods.progress, (value: unknown) => {
      const found = pullProgressIn(value, id);
      if (found === undefined) return;
      const percent = found.fraction === undefined ? shown : Math.floor(found.fraction * 100);
      progress.report({ message: found.step, increment: Math.max(0, percent - shown) });
      shown = Math.max(shown, percent);
    });
    try {
      await client.sendRequest(methods.pull, { id, model }, token);
    } finally {
      listener.dispose();
    }
  });
  // It is pulled by now: where the server does not say what it is for, it is taken for one that writes.
  const listed = await client.sendRequest<unknown>(methods.list).catch(() => []);
  const pulled = chatModel(modelsIn(listed), model);
  if (pulled?.embeds === true)
    void window.showInformationMessage(
      l10n.t("{0} does not write: Drydock finds with it what is like a wish.", model),
    );
  else await saveModel(model);
}
