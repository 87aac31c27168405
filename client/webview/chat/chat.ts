// The chat panel. Everything that comes from a model is set as text, never as markup.
import type {
  ChatFinding,
  ChatManifest,
  ChatTurn,
  ManifestAction,
  PanelMessage,
  PanelView,
} from "../../src/core/chat.ts";
import { remedyOf } from "../../src/core/remedies.ts";
import { element } from "../element.ts";

interface EditorApi {
  postMessage(message: PanelMessage): void;
}
declare function acquireVsCodeApi(): EditorApi;

const editor = acquireVsCodeApi();
const log = byId("log");
const form = byId("form");
const wish = byId("wish") as HTMLTextAreaElement;
const attach = byId("attach") as HTMLInputElement;
const send = byId("send") as HTMLButtonElement;
let words: Readonly<Record<string, string>> = {};
let isWorking = false;

window.addEventListener("message", ({ data }: MessageEvent<PanelView>) => {
  ({ words } = data);
  byId("pending").textContent = data.pending.join(" · ");
  show(data.state.turns);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});

wish.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});

byId("more").addEventListener("click", () => {
  editor.postMessage({ kind: "attach" });
});

window.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && isWorking) editor.postMessage({ kind: "stop" });
});

function submit(): void {
  if (isWorking) {
    editor.postMessage({ kind: "stop" });
    return;
  }
  if (wish.value.trim() === "") return;
  editor.postMessage({ kind: "send", wish: wish.value, attach: attach.checked });
  wish.value = "";
}

function show(turns: readonly ChatTurn[]): void {
  isWorking = turns.at(-1)?.outcome.kind === "working";
  send.textContent = word(isWorking ? "stop" : "send");
  log.replaceChildren(
    ...(turns.length === 0 ? [element("p", { className: "hint" }, word("intro"))] : turns.map(turnOf)),
  );
  log.scrollTop = log.scrollHeight;
}

function turnOf(turn: ChatTurn): HTMLElement {
  const attached = turn.attached.map((name) => element("span", { className: "attached" }, name));
  return element(
    "article",
    {},
    element("h2", { className: "wish" }, turn.wish, ...attached),
    ...outcomeOf(turn),
  );
}

function outcomeOf({ id, outcome }: ChatTurn): readonly HTMLElement[] {
  switch (outcome.kind) {
    case "working":
      return [element("p", { className: "working" }, `${word("working")} ${outcome.step}`)];
    case "stopped":
      return [element("p", { className: "hint" }, word("stopped")), again(id)];
    case "failed":
      return [
        element("p", { className: "error" }, outcome.message),
        again(id),
        button(word(remedyOf(outcome.failure)), { kind: "remedy", remedy: remedyOf(outcome.failure) }),
      ];
    case "answered":
      return [
        ...lookedUpBefore(outcome.lookedUp ?? []),
        ...outcome.manifests.map((manifest, index) =>
          manifestOf(manifest, outcome.kubernetesVersion, id, index),
        ),
        ...(outcome.reason === undefined ? [] : [element("p", { className: "error" }, outcome.reason)]),
        element(
          "div",
          { className: "actions" },
          again(id),
          button(word("showSent"), { kind: "show-sent", turn: id }),
        ),
      ];
  }
}

/** What the answer rests on, in one quiet line. */
function lookedUpBefore(titles: readonly string[]): readonly HTMLElement[] {
  return titles.length === 0 ? [] : [element("p", { className: "hint" }, titles.join(" · "))];
}

function manifestOf(manifest: ChatManifest, version: string, turn: number, index: number): HTMLElement {
  const { title, text, findings } = manifest;
  const act = (kind: ManifestAction): HTMLElement => button(word(kind), { kind, turn, index });
  return element(
    "section",
    {},
    element("header", {}, element("h3", {}, title), badgeOf(manifest, version)),
    element("pre", { tabIndex: 0 }, text),
    ...(findings.length === 0 ? [] : [element("ul", {}, ...findings.map(findingOf))]),
    element(
      "div",
      { className: "actions" },
      act("insert"),
      act("new-file"),
      act("diff"),
      act("copy"),
      act("dry-run"),
      act("cluster-diff"),
    ),
  );
}

function badgeOf({ findings, repairs }: ChatManifest, version: string): HTMLElement {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const verdict =
    errors === 0 ? word("valid").replace("{0}", version) : word("errors").replace("{0}", String(errors));
  const repaired = repairs === 0 ? "" : ` · ${word("repairs").replace("{0}", String(repairs))}`;
  return element("span", { className: errors === 0 ? "valid" : "invalid" }, verdict + repaired);
}

function findingOf({ line, severity, message }: ChatFinding): HTMLElement {
  return element("li", { className: severity }, `${word(severity)} · ${String(line + 1)}: ${message}`);
}

function again(turn: number): HTMLElement {
  return button(word("retry"), { kind: "retry", turn });
}

function button(label: string, message: PanelMessage): HTMLElement {
  const made = element("button", { type: "button" }, label);
  made.addEventListener("click", () => {
    editor.postMessage(message);
  });
  return made;
}

function word(name: string): string {
  return words[name] ?? name;
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The panel has no element ${id}.`);
  return found;
}

editor.postMessage({ kind: "ready" });
