import { workspace } from "vscode";
import { proxyEnvironment, type ProxySettings } from "../../core/proxyEnvironment.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { ProcessClient, TransportKind } from "../../infrastructure/processClient.ts";
import { adapt } from "../../infrastructure/protocolClient.ts";
import { clientOptions, type ServerSetup } from "./languageServer.ts";

/**
 * The server as a process on the editor's own Node. This file is a bundle of its own, because it carries the package of the
 * language client, which takes longer to load than all else of the extension.
 */
export function connectProcess(serverModule: string, setup: ServerSetup): LanguageClient {
  const options = { env: proxyEnvironment(proxySettings(), process.env) };
  const run = { module: serverModule, transport: TransportKind.ipc, options };
  const debug = { ...run, options: { ...options, execArgv: ["--nolazy", "--inspect=6009"] } };
  return adapt(new ProcessClient("drydock", "Drydock", { run, debug }, clientOptions(setup)));
}

function proxySettings(): ProxySettings {
  const http = workspace.getConfiguration("http");
  return {
    proxy: http.get("proxy", ""),
    noProxy: http.get<readonly string[]>("noProxy", []),
    isOff: http.get("proxySupport") === "off",
  };
}
