import { env, l10n, window, workspace, type ExtensionContext, type QuickPickItem } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { modelSettings, saveModel } from "../../infrastructure/settings.ts";

/** Our requests about models, as the language server answers them. */
const methods = { configure: "drydock/models/configure", list: "drydock/models/list" } as const;

/** Which model this person works with. */
export interface Models {
  /** Tells the server address, model and key; before every request that asks a model. False where none may be asked. */
  prepare(): Promise<boolean>;
  choose(): Promise<void>;
  setKey(): Promise<void>;
}

export function createModels(client: LanguageClient, { secrets }: ExtensionContext): Models {
  /** A key belongs to the origin that it was given for. */
  const keyName = (): string => `drydock.models.key:${new URL(modelSettings().address).origin}`;

  async function configure(): Promise<void> {
    const key = await secrets.get(keyName());
    const settings = { ...modelSettings(), language: env.language };
    await client.sendRequest(methods.configure, key === undefined ? settings : { ...settings, key });
  }

  return {
    async prepare() {
      if (!workspace.isTrusted) {
        void window.showInformationMessage(
          l10n.t("Models are not asked in a workspace that is not trusted."),
        );
        return false;
      }
      await configure();
      return true;
    },
    async choose() {
      await configure();
      const found: unknown = await client.sendRequest(methods.list);
      const items = modelsIn(found);
      if (items.length === 0) {
        void window.showInformationMessage(
          l10n.t(
            "The model server at {0} has no models. Pull one first, for example with: ollama pull qwen2.5-coder",
            modelSettings().address,
          ),
        );
        return;
      }
      const chosen = await window.showQuickPick(items, { title: l10n.t("Which model should Drydock ask?") });
      if (chosen !== undefined) await saveModel(chosen.label);
    },
    async setKey() {
      const key = await window.showInputBox({
        title: l10n.t("Key for {0}", new URL(modelSettings().address).origin),
        prompt: l10n.t("It is kept in the editor's secret storage. Leave it empty to forget it."),
        password: true,
        ignoreFocusOut: true,
      });
      if (key === undefined) return;
      await (key === "" ? secrets.delete(keyName()) : secrets.store(keyName(), key));
    },
  };
}

function modelsIn(value: unknown): readonly QuickPickItem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null) return [];
    const { name, isRemote } = each as Partial<Record<string, unknown>>;
    if (typeof name !== "string") return [];
    return [
      {
        label: name,
        description: isRemote === true ? l10n.t("leaves this machine") : l10n.t("on this machine"),
      },
    ];
  });
}
