import {
  Disposable,
  extensions,
  l10n,
  languages,
  LanguageStatusSeverity,
  window,
  workspace,
  type LanguageStatusItem,
} from "vscode";
import {
  ghostTextChoice,
  isOnForYaml,
  parseGhostState,
  type GhostState,
  type GhostTextChoice,
  type NoGhost,
} from "../../core/ghostText.ts";
import { remedyCommands, remedyOf, type Remedy } from "../../core/remedies.ts";
import { documentSelector } from "../../infrastructure/documents.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import { ghostTextSetting, modelSettings } from "../../infrastructure/settings.ts";

const methods = { state: "drydock/models/ghostState" } as const;
const assistants = ["github.copilot", "github.copilot-chat"];

/** Whether text is proposed in this window right now. */
export function presentGhostText(): GhostTextChoice {
  const { provider, model } = modelSettings();
  const enable = workspace.getConfiguration("github.copilot").get<unknown>("enable");
  return ghostTextChoice({
    setting: ghostTextSetting(),
    // The editor's own models are asked by a person only: each question is on their account.
    hasModel: model !== "" && provider !== "editor",
    isTrusted: workspace.isTrusted,
    hasAssistant:
      assistants.some((id) => extensions.getExtension(id)?.isActive === true) && isOnForYaml(enable),
  });
}

type RemedyTitles = () => Readonly<Record<Remedy, string>>;

/** The item in the language status that says why there is no proposal. */
export function showGhostText(client: LanguageClient, titles: RemedyTitles): Disposable {
  const item = languages.createLanguageStatusItem("drydock.ghostText", documentSelector);
  item.name = l10n.t("Drydock: proposals");
  let state: GhostState | undefined;
  const update = (): void => {
    const choice = presentGhostText();
    describe(item, choice, state);
    const remedy = choice === "on" && state?.kind === "failed" ? remedyOf(state.failure) : "choose";
    item.command = { command: remedyCommands[remedy], title: titles()[remedy] };
  };
  update();
  return Disposable.from(
    item,
    listen(client, methods.state, (value: unknown) => {
      state = parseGhostState(value) ?? state;
      update();
    }),
    workspace.onDidChangeConfiguration(update),
    workspace.onDidGrantWorkspaceTrust(update),
    extensions.onDidChange(update),
    window.onDidChangeActiveTextEditor(update),
  );
}

function describe(item: LanguageStatusItem, choice: GhostTextChoice, state: GhostState | undefined): void {
  const isFailed = choice === "on" && (state?.kind === "failed" || state?.kind === "paused");
  item.severity = isFailed ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.busy = choice === "on" && state?.kind === "asking";
  item.text = choice === "on" ? l10n.t("Proposals while you type") : l10n.t("No proposals while you type");
  item.detail = choice === "on" ? stateWords(state) : choiceWords(choice);
}

function choiceWords(choice: Exclude<GhostTextChoice, "on">): string {
  switch (choice) {
    case "off":
      return l10n.t("switched off in the settings");
    case "no-model":
      return l10n.t("no model has been chosen; completion offers what the schema knows");
    case "not-trusted":
      return l10n.t("this workspace is not trusted");
    case "another-assistant":
      return l10n.t("Copilot proposes text in YAML; set drydock.ghostText to on to have both");
  }
}

function stateWords(state: GhostState | undefined): string {
  if (state === undefined) return "";
  switch (state.kind) {
    case "asking":
      return l10n.t("asking the model");
    case "shown":
      return l10n.t("the last one was checked and shown");
    case "no-model":
      return l10n.t(
        "no model has been chosen that may be asked while you type; only required fields are proposed",
      );
    case "nothing":
      return reasonWords(state.because);
    case "paused":
      return l10n.t("the model server fails; the next attempt is in {0} s", state.seconds);
    case "failed":
      return state.message;
  }
}

function reasonWords(because: NoGhost): string {
  switch (because) {
    case "comment":
      return l10n.t("none in comments");
    case "secret":
      return l10n.t("none where a secret stands");
    case "mid-word":
      return l10n.t("none inside of words");
    case "text-behind":
      return l10n.t("none in front of other text");
    case "not-valid":
      return l10n.t("the last one was dropped, because it would have made the manifest invalid");
    case "nothing":
      return l10n.t("the model had nothing to propose");
  }
}
