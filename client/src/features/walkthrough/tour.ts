import {
  commands,
  Disposable,
  EventEmitter,
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
  type Event,
  type TextDocument,
} from "vscode";
import { relocated, type Step, type Walkthrough } from "../../core/walkthrough.ts";
import type { WalkthroughRequests } from "./requests.ts";

/** The walkthrough that a person is in, and the step that they are at. */
export interface Tour {
  readonly walkthrough: () => Walkthrough | undefined;
  readonly current: () => Step | undefined;
  /** The file that the walkthrough was asked for; a tour file has none. */
  readonly entry: () => Uri | undefined;
  /** Fires when the walkthrough, its steps or the current one have changed. */
  readonly onDidChange: Event<void>;
  /** Begins at the first step; `order` says another one. */
  begin(walkthrough: Walkthrough, entry: Uri | undefined, order?: number): Promise<void>;
  /** Shows a step; nothing happens where there is none with that order. */
  show(order: number): Promise<void>;
  /**
   * Somebody knows better how sure a step is, from 0 to 1. False once another walkthrough has begun: then nothing happens.
   */
  settle(step: Step, confidence: number): boolean;
  end(): void;
  dispose(): void;
}

/** Menus and keys of the walkthrough are there while it is set. */
const contextKey = "drydock.isWalking";

/** A pause in typing after which steps are looked for again. */
const pauseMilliseconds = 150;

export function createTour(requests: WalkthroughRequests): Tour {
  let walkthrough: Walkthrough | undefined;
  let entry: Uri | undefined;
  let order = 0;
  const changed = new EventEmitter<void>();
  const timers = new Map<string, NodeJS.Timeout>();

  const current = (): Step | undefined => walkthrough?.steps.find((step) => step.order === order);

  /** Asks where the steps of a document are now; an answer about a text that has changed meanwhile is dropped. */
  async function relocate(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const asked = walkthrough?.steps.filter((step) => step.uri === uri) ?? [];
    if (asked.length === 0) return;
    const { version } = document;
    const found = await requests.relocate(
      document.getText(),
      asked.map(({ anchor }) => anchor),
    );
    if (walkthrough === undefined || document.version !== version) return;
    walkthrough = relocated(walkthrough, uri, found);
    changed.fire();
  }

  async function show(wanted: number): Promise<void> {
    const uri = walkthrough?.steps.find((step) => step.order === wanted)?.uri;
    if (uri === undefined) return;
    order = wanted;
    const document = await workspace.openTextDocument(Uri.parse(uri));
    await relocate(document);
    const step = current();
    if (step?.uri !== uri) return;
    // Beside a page that has the focus, such as the diagram, and not in front of it.
    const beside = window.activeTextEditor ?? window.visibleTextEditors[0];
    const editor = await window.showTextDocument(document, beside?.viewColumn);
    const at = new Position(step.startLine - 1, 0);
    editor.selection = new Selection(at, at);
    const end = new Position(Math.min(step.endLine, document.lineCount) - 1, 0);
    editor.revealRange(new Range(at, end), TextEditorRevealType.InCenterIfOutsideViewport);
    changed.fire();
  }

  function take(next: Walkthrough | undefined, from: Uri | undefined): void {
    walkthrough = next;
    entry = from;
    order = 0;
    void commands.executeCommand("setContext", contextKey, next !== undefined);
    changed.fire();
  }

  const listeners = Disposable.from(
    changed,
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const uri = document.uri.toString();
      if (contentChanges.length === 0 || walkthrough?.steps.some((step) => step.uri === uri) !== true) return;
      clearTimeout(timers.get(uri));
      timers.set(
        uri,
        setTimeout(() => {
          timers.delete(uri);
          void relocate(document);
        }, pauseMilliseconds),
      );
    }),
  );

  return {
    walkthrough: () => walkthrough,
    current,
    entry: () => entry,
    onDidChange: changed.event,
    async begin(next, from, first = next.steps[0]?.order ?? 1) {
      take(next, from);
      await show(first);
    },
    show,
    settle(settled, confidence) {
      // A step that was found elsewhere since then is still the one with the same anchor.
      const isIt = (step: Step): boolean => step.anchor === settled.anchor;
      if (walkthrough?.steps.some(isIt) !== true) return false;
      const steps = walkthrough.steps.map((step) => (isIt(step) ? { ...step, confidence } : step));
      walkthrough = { ...walkthrough, steps };
      changed.fire();
      return true;
    },
    end: () => {
      take(undefined, undefined);
    },
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      listeners.dispose();
    },
  };
}
