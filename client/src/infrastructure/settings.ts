import { ConfigurationTarget, workspace, type Uri } from "vscode";

/** How Drydock and a general YAML service share a manifest. */
export type Coexistence = "auto" | "own" | "defer";

/** The setting as it holds for a document; anything unknown means `auto`. */
export function coexistenceFor(document: Uri): Coexistence {
  const value = workspace.getConfiguration("drydock", document).get<unknown>("coexistence");
  return value === "own" || value === "defer" ? value : "auto";
}

/** Stores the version for the workspace, or for the person where no workspace is open. */
export async function saveKubernetesVersion(version: string): Promise<void> {
  const target =
    workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await workspace.getConfiguration("drydock").update("kubernetesVersion", version, target);
}

/** The version in force where no folder says otherwise. */
export function kubernetesVersion(): string {
  return workspace.getConfiguration("drydock").get<string>("kubernetesVersion", "newest");
}

/** Words in the names of contexts and namespaces where writing takes the name typed out. */
export function protectedWords(): readonly string[] {
  return workspace.getConfiguration("drydock").get<readonly string[]>("cluster.protected", []);
}

/** Contexts and namespaces in which nothing may be changed, as `isReadOnly` takes them. */
export function readOnlyPlaces(): readonly string[] {
  return workspace.getConfiguration("drydock").get<readonly string[]>("cluster.readOnly", []);
}

/** Where models are asked; set by the person, never by a workspace. */
export interface ModelSettings {
  readonly provider: "ollama" | "openai" | "editor";
  readonly address: string;
  /** Empty: the first that the server has. */
  readonly model: string;
  /** Empty: the first that the server has for it; `off`: none. */
  readonly embeddingModel: string;
}

const providers = ["ollama", "openai", "editor"] as const;

/** Whether text is proposed while a person writes. */
export function ghostTextSetting(): "auto" | "on" | "off" {
  const value = workspace.getConfiguration("drydock").get<unknown>("ghostText");
  return value === "on" || value === "off" ? value : "auto";
}

export function modelSettings(): ModelSettings {
  const settings = workspace.getConfiguration("drydock.models");
  const provider = settings.get<string>("provider");
  return {
    provider: providers.find((each) => each === provider) ?? "ollama",
    address: settings.get<string>("address", "http://127.0.0.1:11434"),
    model: settings.get<string>("model", ""),
    embeddingModel: settings.get<string>("embedding", ""),
  };
}

export async function saveModel(name: string): Promise<void> {
  await workspace.getConfiguration("drydock.models").update("model", name, ConfigurationTarget.Global);
}

/** How agents of the editor get at the tools. */
export function agentsOffer(): "tools" | "mcp" | "off" {
  const value = workspace.getConfiguration("drydock").get<unknown>("agents.offer");
  return value === "mcp" || value === "off" ? value : "tools";
}

/** Whether charts are rendered to be checked. */
export function rendersCharts(): boolean {
  return workspace.getConfiguration("drydock").get<boolean>("helm.render", true);
}

/** Whether kustomizations are built when one of their files is shown or saved. */
export function buildsKustomizations(): boolean {
  return workspace.getConfiguration("drydock").get<boolean>("kustomize.build", true);
}
