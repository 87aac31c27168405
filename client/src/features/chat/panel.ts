import {
  commands,
  l10n,
  window,
  CancellationTokenSource,
  type ExtensionContext,
  type TextDocument,
  type WebviewView,
} from "vscode";
import {
  emptyChat,
  isWorking,
  manifestsSoFar,
  nextId,
  parsePanelMessage,
  reduceChat,
  toKeep,
  type Attachment,
  type ChatEvent,
  type ChatState,
  type ChatTurn,
  type PanelMessage,
  type PanelView,
} from "../../core/chat.ts";
import type { ChatCommandName } from "../../core/commands.ts";
import { insideMethods, type ChosenObject } from "../../core/inside.ts";
import { remedyCommands, type Remedy } from "../../core/remedies.ts";
import { reasonOf } from "../../infrastructure/failures.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { pageRoot } from "../../infrastructure/webviewPage.ts";
import { showSent } from "../../infrastructure/sentPrompts.ts";
import { actOn } from "./actions.ts";
import { askForManifests } from "./askForManifests.ts";
import { chooseAttachment, openManifest } from "./attachments.ts";
import { panelHtml } from "./panelHtml.ts";
import { panelWords } from "./words.ts";

/** What the panel needs to know about models and the cluster. */
export interface Asker {
  /** Everything is ready to ask a model; false where none may be asked. */
  prepare(): Promise<boolean>;
  /** What is on the button when no model answers. */
  remedyTitles(): Readonly<Record<Remedy, string>>;
  /** The object of the manifest at the cursor; says what to do when there is none. */
  objectAtCursor(): Promise<ChosenObject | undefined>;
  isManifest(document: TextDocument): boolean;
}

export interface ChatPanel {
  readonly handlers: Readonly<Record<ChatCommandName, () => Promise<void> | void>>;
  dispose(): void;
}

const viewId = "drydock.chat";
const stateKey = "drydock.chat";

/** The chat panel: from words to manifests that were checked before they are shown. */
export function createChatPanel(
  client: LanguageClient,
  models: Asker,
  extension: ExtensionContext,
): ChatPanel {
  let state: ChatState = extension.workspaceState.get(stateKey, emptyChat);
  let view: WebviewView | undefined;
  let running: CancellationTokenSource | undefined;
  const sent = new Map<number, readonly string[]>();
  let pending: readonly Attachment[] = [];
  const attachments = new Map<number, readonly Attachment[]>();

  function apply(event: ChatEvent): void {
    state = reduceChat(state, event);
    for (const kept of [sent, attachments]) forgetBut(state.turns, kept);
    void extension.workspaceState.update(stateKey, toKeep(state));
    show();
  }

  function show(): void {
    const message: PanelView = {
      kind: "view",
      state,
      words: { ...panelWords(), ...models.remedyTitles() },
      pending: pending.map(({ name }) => name),
    };
    void view?.webview.postMessage(message);
  }

  async function ask(wish: string, attached: readonly Attachment[]): Promise<void> {
    // A person may be asked meanwhile which model it is to be, and say the same wish again, or none.
    if (isWorking(state) || !(await models.prepare()) || isWorking(state)) return;
    pending = pending.filter((each) => !attached.includes(each));
    const id = nextId(state);
    apply({ kind: "asked", id, wish, attached: attached.map(({ name }) => name) });
    attachments.set(id, attached);
    const source = new CancellationTokenSource();
    running = source;
    const onStep = (step: string): void => {
      apply({ kind: "settled", id, outcome: { kind: "working", step } });
    };
    try {
      const { outcome, prompts } = await askForManifests(
        client,
        { id, wish, attached },
        source.token,
        onStep,
      );
      sent.set(id, prompts);
      apply({ kind: "settled", id, outcome });
    } finally {
      source.dispose();
      running = undefined;
    }
  }

  async function liveObject(): Promise<Attachment | undefined> {
    const object = await models.objectAtCursor();
    if (object === undefined) return undefined;
    const { context, title, reference } = object;
    const text = await client.sendRequest<string | null>(insideMethods.live, { context, reference });
    if (text !== null) return { name: l10n.t("{0} in {1}", title, context), text };
    void window.showInformationMessage(l10n.t("{0} is not in the cluster of {1}.", title, context));
    return undefined;
  }

  async function take(message: PanelMessage): Promise<void> {
    switch (message.kind) {
      case "ready":
        show();
        return;
      case "send": {
        const written = manifestsSoFar(state, (title) => l10n.t("{0} so far", title));
        const open = message.attach ? openManifest((document) => models.isManifest(document)) : [];
        await ask(message.wish, [...open, ...pending, ...written]);
        return;
      }
      case "attach": {
        const chosen = await chooseAttachment(liveObject);
        if (chosen !== undefined) pending = [...pending, chosen];
        show();
        return;
      }
      case "detach":
        pending = pending.filter((_, index) => index !== message.index);
        show();
        return;
      case "stop":
        running?.cancel();
        return;
      case "remedy":
        await commands.executeCommand(remedyCommands[message.remedy]);
        return;
      case "retry": {
        const turn = state.turns.find(({ id }) => id === message.turn);
        if (turn !== undefined) await ask(turn.wish, attachments.get(turn.id) ?? []);
        return;
      }
      case "show-sent":
        await showSent(sent.get(message.turn) ?? []);
        return;
      default: {
        const outcome = state.turns.find(({ id }) => id === message.turn)?.outcome;
        const manifest = outcome?.kind === "answered" ? outcome.manifests[message.index] : undefined;
        if (manifest !== undefined) await actOn(message.kind, manifest);
      }
    }
  }

  const provider = window.registerWebviewViewProvider(viewId, {
    resolveWebviewView(resolved) {
      view = resolved;
      const root = pageRoot(extension.extensionUri);
      resolved.webview.options = { enableScripts: true, localResourceRoots: [root] };
      resolved.webview.html = panelHtml(resolved.webview, root);
      resolved.webview.onDidReceiveMessage((value: unknown) => {
        const message = parsePanelMessage(value);
        if (message !== undefined)
          take(message).catch((error: unknown) => {
            void window.showErrorMessage(l10n.t("Drydock could not do that: {0}", reasonOf(error)));
          });
      });
      resolved.onDidDispose(() => {
        view = undefined;
      });
    },
  });

  async function open(): Promise<void> {
    await commands.executeCommand(`${viewId}.focus`);
  }

  return {
    handlers: {
      "drydock.openChat": open,
      async "drydock.newChat"() {
        apply({ kind: "begun" });
        await open();
      },
      async "drydock.clearChat"() {
        const clear = l10n.t("Clear");
        const question = l10n.t("Clear the chat? What was said in it can not be brought back.");
        if ((await window.showWarningMessage(question, { modal: true }, clear)) !== clear) return;
        running?.cancel();
        apply({ kind: "cleared" });
      },
    },
    dispose() {
      provider.dispose();
      running?.cancel();
    },
  };
}

function forgetBut(turns: readonly ChatTurn[], kept: Map<number, unknown>): void {
  for (const id of kept.keys()) if (!turns.some((turn) => turn.id === id)) kept.delete(id);
}
