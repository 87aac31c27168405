import { env, l10n, Uri, window, type Disposable } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { insideMethods, readPort, type Pod } from "../../core/inside.ts";
import type { Streams } from "./streams.ts";

/** A port of this machine that leads to one of a pod. */
interface RunningForward {
  readonly id: string;
  readonly label: string;
  readonly address: string;
  readonly listener: Disposable;
}

/** The forwarded ports of this window. */
export interface Forwards {
  /** Asks for the ports and begins. */
  start(context: string, pod: Pod): Promise<void>;
  /** Lists the running ones, to open or stop one. */
  manage(): Promise<void>;
}

export function createForwards(client: LanguageClient, streams: Streams): Forwards {
  const running = new Map<string, RunningForward>();

  async function start(context: string, { name, namespace, ports }: Pod): Promise<void> {
    const remote = await askForPort(l10n.t("Which port of {0}?", name), ports[0]);
    if (remote === undefined) return;
    const local = await askForPort(l10n.t("Which port of this machine? 0 takes one that is free."), remote);
    if (local === undefined) return;
    const id = streams.newId();
    const tell = (text: string): void => {
      void window.showWarningMessage(l10n.t("Port {0} of {1}: {2}", remote, name, text));
    };
    const listener = streams.listen(id, tell, ({ text }) => {
      listener.dispose();
      running.delete(id);
      tell(text);
    });
    try {
      const { localPort } = await client.sendRequest<{ readonly localPort: number }>(insideMethods.forward, {
        id,
        context,
        namespace,
        pod: name,
        port: remote,
        localPort: local,
      });
      const address = `http://127.0.0.1:${String(localPort)}`;
      running.set(id, {
        id,
        listener,
        address,
        label: `127.0.0.1:${String(localPort)} → ${name}:${String(remote)}`,
      });
      await offer(address);
    } catch (error) {
      listener.dispose();
      throw error;
    }
  }

  async function offer(address: string): Promise<void> {
    const open = l10n.t("Open in Browser");
    const chosen = await window.showInformationMessage(l10n.t("{0} leads to the pod now.", address), open);
    if (chosen === open) await env.openExternal(Uri.parse(address));
  }

  function stop({ id, listener }: RunningForward): void {
    listener.dispose();
    running.delete(id);
    void client.sendNotification(insideMethods.close, { id });
  }

  return {
    start,
    async manage() {
      const items = [...running.values()].map((forward) => ({ label: forward.label, forward }));
      if (items.length === 0) {
        void window.showInformationMessage(l10n.t("No port is forwarded."));
        return;
      }
      const chosen = await window.showQuickPick(items, { title: l10n.t("Stop forwarding which port?") });
      if (chosen !== undefined) stop(chosen.forward);
    },
  };
}

async function askForPort(title: string, suggested: number | undefined): Promise<number | undefined> {
  const text = await window.showInputBox({
    title,
    value: suggested === undefined ? "" : String(suggested),
    validateInput: (value) =>
      readPort(value) === undefined ? l10n.t("A number from 0 to 65535") : undefined,
  });
  return text === undefined ? undefined : readPort(text);
}
