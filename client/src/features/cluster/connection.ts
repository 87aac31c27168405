import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type Event,
  type ExtensionContext,
} from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import {
  clusterMethods,
  disconnected,
  parseClusterState,
  parseContexts,
  type ClusterContext,
  type ClusterState,
} from "../../core/cluster.ts";

/** The cluster that this window works with. */
export interface ClusterConnection {
  readonly state: () => ClusterState;
  readonly onDidChange: Event<ClusterState>;
  contexts(): Promise<readonly ClusterContext[]>;
  namespaces(context: string): Promise<readonly string[]>;
  /** Connects and remembers the choice for this workspace. False when the person did not agree to what it takes. */
  connect(context: ClusterContext, namespace: string | undefined): Promise<boolean>;
  disconnect(): Promise<void>;
  /** Connects to what was chosen for this workspace before; once, and silent when there is nothing. */
  resume(): Promise<void>;
  dispose(): void;
}

interface Choice {
  readonly context: string;
  readonly namespace: string | undefined;
}

const choiceKey = "drydock.cluster";
const consentKey = "drydock.credentialCommands";

export function createClusterConnection(
  client: LanguageClient,
  extension: ExtensionContext,
): ClusterConnection {
  const changed = new EventEmitter<ClusterState>();
  let state = disconnected;
  let resumed: Promise<void> | undefined;

  function take(told: ClusterState): void {
    state = told;
    void commands.executeCommand("setContext", "drydock.isConnected", state.kind !== "disconnected");
    changed.fire(state);
  }

  const listener = Disposable.from(
    listen(client, clusterMethods.state, (value: unknown) => {
      take(parseClusterState(value) ?? state);
    }),
    client.onDidChangeState((server) => {
      if (server !== "stopped") return;
      // The next server is connected when it has looked at a document.
      resumed = undefined;
      take(disconnected);
    }),
  );

  async function contexts(): Promise<readonly ClusterContext[]> {
    return parseContexts(await client.sendRequest(clusterMethods.contexts));
  }

  /** A credential command runs with the person's rights; agreed to once for each context and command. */
  async function mayRun({ name, credentialCommand }: ClusterContext): Promise<boolean> {
    if (credentialCommand === undefined) return true;
    const consents = extension.globalState.get<readonly string[]>(consentKey, []);
    const consent = JSON.stringify([name, credentialCommand.digest]);
    if (consents.includes(consent)) return true;
    const run = l10n.t("Run It");
    const choice = await window.showWarningMessage(
      l10n.t("The context {0} runs the command {1} to sign in.", name, credentialCommand.text),
      { modal: true, detail: l10n.t("It comes from your kubeconfig and runs with your rights.") },
      run,
    );
    if (choice !== run) return false;
    await extension.globalState.update(consentKey, [...consents, consent]);
    return true;
  }

  async function connect(context: ClusterContext, namespace: string | undefined): Promise<boolean> {
    if (!workspace.isTrusted) {
      void window.showInformationMessage(
        l10n.t("Clusters are not contacted in a workspace that is not trusted."),
      );
      return false;
    }
    if (!(await mayRun(context))) return false;
    await client.sendRequest(clusterMethods.connect, {
      context: context.name,
      ...(namespace === undefined ? {} : { namespace }),
      allowCredentialCommand: context.credentialCommand !== undefined,
      cacheFolder: Uri.joinPath(extension.globalStorageUri, "schemas").fsPath,
    });
    const choice: Choice = { context: context.name, namespace };
    await extension.workspaceState.update(choiceKey, choice);
    return true;
  }

  async function resume(): Promise<void> {
    const choice = extension.workspaceState.get<Choice>(choiceKey);
    if (choice === undefined) return;
    const known = (await contexts()).find(({ name }) => name === choice.context);
    if (known !== undefined) await connect(known, choice.namespace);
  }

  return {
    state: () => state,
    onDidChange: changed.event,
    contexts,
    async namespaces(context) {
      const found: unknown = await client.sendRequest(clusterMethods.namespaces, { context });
      return Array.isArray(found) ? found.filter((name) => typeof name === "string") : [];
    },
    connect,
    async disconnect() {
      await client.sendRequest(clusterMethods.disconnect);
      await extension.workspaceState.update(choiceKey, undefined);
    },
    resume: () => (resumed ??= resume()),
    dispose: () => {
      Disposable.from(changed, listener).dispose();
    },
  };
}
