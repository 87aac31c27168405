import {
  commands,
  Disposable,
  env,
  extensions,
  l10n,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
} from "vscode";
import { chatModel, modelsIn, namedEmbeddingModel, type ModelChoice } from "../../core/models.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { showSent } from "../../infrastructure/sentPrompts.ts";
import { modelSettings, saveModel } from "../../infrastructure/settings.ts";
import { presentGhostText } from "./ghostText.ts";
import { mayContactModels } from "./trust.ts";

/** Our requests about models, as the language server answers them. */
const methods = {
  configure: "drydock/models/configure",
  list: "drydock/models/list",
  sent: "drydock/models/sent",
} as const;
const consentKey = "drydock.models.allowed";
/** How long the status bar says what was chosen, in milliseconds. */
const shownFor = 10_000;

/** Which model this person works with. */
export interface Models {
  /** Before every request that asks a model; false where none may be asked, or the person does not want it to be. */
  prepare(): Promise<boolean>;
  choose(): Promise<void>;
  setKey(): Promise<void>;
  /** The latest prompts of this window, whatever they were for. */
  showSent(): Promise<void>;
  /** Tells the server address, model and key; nothing is asked of a model. */
  tellSettings(): Promise<void>;
  dispose(): void;
}

export function createModels(
  client: LanguageClient,
  context: ExtensionContext,
  log: LogOutputChannel,
): Models {
  const { secrets, globalState, storageUri, globalStorageUri } = context;
  const origin = (): string => originOf(modelSettings().address);
  /** A key belongs to the origin that it was given for. */
  const keyName = (): string => `drydock.models.key:${origin()}`;
  const allowed = (): readonly string[] => globalState.get<readonly string[]>(consentKey, []);
  const refused = new Set<string>();
  const consentFor = (name: string): string => `${origin()} ${name}`;

  async function tellSettings(): Promise<void> {
    const key = await secrets.get(keyName());
    const remoteModels = allowed().flatMap((each) =>
      each.startsWith(`${origin()} `) ? [each.slice(origin().length + 1)] : [],
    );
    await client.sendRequest(methods.configure, {
      ...modelSettings(),
      language: env.language,
      ghostText: presentGhostText() === "on",
      remoteModels,
      cacheFolder: Uri.joinPath(storageUri ?? globalStorageUri, "meanings").fsPath,
      ...(key === undefined ? {} : { key }),
    });
  }

  async function list(): Promise<readonly ModelChoice[]> {
    return modelsIn(await client.sendRequest(methods.list));
  }

  /** Where prompts go is said before the first of them goes there, once for each server and model. */
  async function mayAsk({ name, isRemote }: ModelChoice): Promise<boolean> {
    // The editor asks for its own models by itself.
    if (!isRemote || modelSettings().provider === "editor" || allowed().includes(consentFor(name)))
      return true;
    const allow = l10n.t("Allow");
    const question = l10n.t("May Drydock send parts of your manifests to {0} at {1}?", name, origin());
    const detail = l10n.t(
      "This model does not run on your machine. Secrets are replaced before anything is sent; the command Drydock: Show What Was Sent to Models shows the latest prompts.",
    );
    if ((await window.showWarningMessage(question, { modal: true, detail }, allow)) !== allow) return false;
    await globalState.update(consentKey, [...allowed(), consentFor(name)]);
    await tellSettings();
    return true;
  }

  /** Without it, everything works by words: so it is asked about once in a session. */
  async function askAboutVectors(model: ModelChoice | undefined): Promise<void> {
    if (model === undefined || refused.has(consentFor(model.name))) return;
    if (!(await mayAsk(model))) refused.add(consentFor(model.name));
  }

  const follow = (): void => {
    if (client.state !== "running") return;
    tellSettings().catch((error: unknown) => {
      log.error("The settings of models could not be told to the server", error);
    });
  };

  const listeners = Disposable.from(
    // Each server that is started, also after one has crashed, has to hear them.
    client.onDidChangeState(follow),
    workspace.onDidChangeConfiguration((change) => {
      if (["drydock", "github.copilot"].some((section) => change.affectsConfiguration(section))) follow();
    }),
    workspace.onDidGrantWorkspaceTrust(follow),
    extensions.onDidChange(follow),
  );

  return {
    dispose: () => {
      listeners.dispose();
    },
    tellSettings,
    async prepare() {
      if (!mayContactModels()) return false;
      await tellSettings();
      const { model, embeddingModel } = modelSettings();
      // Why a server does not answer is said by the question itself.
      const models = await list().catch(() => []);
      const asked = chatModel(models, model);
      if (asked !== undefined && !(await mayAsk(asked))) return false;
      await askAboutVectors(namedEmbeddingModel(models, embeddingModel));
      return true;
    },
    async choose() {
      if (!mayContactModels()) return;
      await tellSettings();
      const models = (await list()).filter(({ embeds }) => !embeds);
      if (models.length === 0) {
        const pull = l10n.t("Pull a Model");
        const message = l10n.t("The model server at {0} has no models.", modelSettings().address);
        if ((await window.showInformationMessage(message, pull)) === pull)
          await commands.executeCommand("drydock.pullModel");
        return;
      }
      const items = models.map((model) => ({
        model,
        label: model.name,
        description: model.isRemote ? l10n.t("leaves this machine") : l10n.t("on this machine"),
      }));
      const chosen = await window.showQuickPick(items, { title: l10n.t("Which model should Drydock ask?") });
      if (chosen === undefined || !(await mayAsk(chosen.model))) return;
      await saveModel(chosen.label);
      // One of the first steps is done.
      await commands.executeCommand("setContext", "drydock.hasModel", true);
      window.setStatusBarMessage(l10n.t("Drydock asks {0} from now on.", chosen.label), shownFor);
    },
    async setKey() {
      const key = await window.showInputBox({
        title: l10n.t("Key for {0}", origin()),
        prompt: l10n.t("It is kept in the editor's secret storage. Leave it empty to forget it."),
        password: true,
        ignoreFocusOut: true,
      });
      if (key === undefined) return;
      await (key === "" ? secrets.delete(keyName()) : secrets.store(keyName(), key));
    },
    async showSent() {
      const prompts = await client.sendRequest<readonly string[]>(methods.sent);
      if (prompts.length > 0) await showSent(prompts);
      else
        void window.showInformationMessage(
          l10n.t("Nothing was sent to a model since the language server started."),
        );
    },
  };
}

/** Scheme, host and port; an address that cannot be read is its own. */
function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}
