import { workspace } from "vscode";
import { proxyEnvironment, type ProxySettings } from "../../core/proxyEnvironment.ts";
import { ProcessClient, TransportKind } from "../../infrastructure/processClient.ts";
import type { ConnectServer } from "./languageServer.ts";

/** The server as a process on the editor's own Node. */
export function inProcess(serverModule: string): ConnectServer {
  return (clientOptions) => {
    const options = { env: proxyEnvironment(proxySettings(), process.env) };
    const run = { module: serverModule, transport: TransportKind.ipc, options };
    const debug = { ...run, options: { ...options, execArgv: ["--nolazy", "--inspect=6009"] } };
    return new ProcessClient("drydock", "Drydock", { run, debug }, clientOptions);
  };
}

function proxySettings(): ProxySettings {
  const http = workspace.getConfiguration("http");
  return {
    proxy: http.get("proxy", ""),
    noProxy: http.get<readonly string[]>("noProxy", []),
    isOff: http.get("proxySupport") === "off",
  };
}
