// The chat panel. Everything that comes from a model is set as text, never as markup.
import type { ChatState, PanelMessage, PanelView } from "../../src/core/chat.ts";
import { element } from "../element.ts";
import { turnDrawing } from "./turns.ts";

/** What is being written, kept while the panel is hidden: the editor drops its page then. */
interface Draft {
  readonly wish: string;
  readonly attach: boolean;
}

interface EditorApi {
  postMessage(message: PanelMessage): void;
  getState(): Draft | undefined;
  setState(draft: Draft): void;
}
declare function acquireVsCodeApi(): EditorApi;

const editor = acquireVsCodeApi();
const log = byId("log");
const pending = byId("pending");
const form = byId("form");
const wish = byId("wish") as HTMLTextAreaElement;
const attach = byId("attach") as HTMLInputElement;
const send = byId("send") as HTMLButtonElement;
let words: Readonly<Record<string, string>> = {};
let isWorking = false;
const drawTurn = turnDrawing({ word, button });
/** The latest turn that is shown. */
let shown: number | undefined;
/** The latest wish that was sent. */
let asked: string | undefined;
/** A page that is zoomed ends between two pixels. */
const roundingPixels = 2;

window.addEventListener("message", ({ data }: MessageEvent<PanelView>) => {
  ({ words } = data);
  // A button that was pressed by key is drawn anew; whoever works by keyboard goes on where the next wish is written.
  const hadFocus = [log, pending].some((list) => list.querySelector(":focus") !== null);
  pending.replaceChildren(...data.pending.map(pendingOf));
  show(data.state);
  if (hadFocus) wish.focus();
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

form.addEventListener("input", keepDraft);

byId("more").addEventListener("click", () => {
  editor.postMessage({ kind: "attach" });
});

window.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && isWorking) editor.postMessage({ kind: "stop" });
});

function keepDraft(): void {
  editor.setState({ wish: wish.value, attach: attach.checked });
}

function submit(): void {
  if (isWorking) {
    editor.postMessage({ kind: "stop" });
    return;
  }
  if (wish.value.trim() === "") return;
  asked = wish.value;
  editor.postMessage({ kind: "send", wish: wish.value, attach: attach.checked });
}

function show({ turns, since = 0 }: ChatState): void {
  isWorking = turns.at(-1)?.outcome.kind === "working";
  send.textContent = word(isWorking ? "stop" : "send");
  // Who reads what was said before is left there; a new wish is gone to.
  const isAtEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - roundingPixels;
  const newest = turns.at(-1);
  const isNew = newest?.id !== shown;
  shown = newest?.id;
  // A wish stays where it was written until it is a turn: a person may think better of asking a model, or of another one.
  if (isNew && newest?.wish === asked && wish.value === asked) {
    wish.value = "";
    keepDraft();
  }
  const before = turns.filter(({ id }) => id < since);
  const now = turns.slice(before.length);
  log.replaceChildren(
    ...before.map(drawTurn),
    ...(before.length === 0 ? [] : [element("hr", {})]),
    ...(now.length === 0 ? [element("p", { className: "hint" }, word("intro"))] : now.map(drawTurn)),
  );
  if (isAtEnd || isNew) log.scrollTop = log.scrollHeight;
}

/** What goes with the next wish, with a way to take it back. */
function pendingOf(name: string, index: number): HTMLElement {
  const detach = button(`${name} ×`, { kind: "detach", index });
  detach.title = word("detach");
  return detach;
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

const draft = editor.getState();
if (draft !== undefined) {
  wish.value = draft.wish;
  attach.checked = draft.attach;
}
editor.postMessage({ kind: "ready" });
