import type {
  ChatFinding,
  ChatManifest,
  ChatTurn,
  ManifestAction,
  PanelMessage,
} from "../../src/core/chat.ts";
import { remedyOf } from "../../src/core/remedies.ts";
import { element } from "../element.ts";
import { inlineCode } from "../inlineCode.ts";

interface Tools {
  /** In the language of the editor. */
  readonly word: (name: string) => string;
  /** A button that tells the extension something. */
  readonly button: (label: string, message: PanelMessage) => HTMLElement;
}

/** Draws wishes with what has become of them. */
export function turnDrawing({ word, button }: Tools): (turn: ChatTurn) => HTMLElement {
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
          element("p", { className: "error" }, ...inlineCode(outcome.message)),
          again(id),
          button(word(remedyOf(outcome.failure)), { kind: "remedy", remedy: remedyOf(outcome.failure) }),
        ];
      case "answered":
        return [
          ...lookedUpBefore(outcome.lookedUp ?? []),
          ...outcome.manifests.map((manifest, index) =>
            manifestOf(manifest, outcome.kubernetesVersion, id, index),
          ),
          ...(outcome.reason === undefined
            ? []
            : [element("p", { className: "error" }, ...inlineCode(outcome.reason))]),
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
    return element(
      "li",
      { className: severity },
      `${word(severity)} · ${String(line + 1)}: `,
      ...inlineCode(message),
    );
  }

  function again(turn: number): HTMLElement {
    return button(word("retry"), { kind: "retry", turn });
  }

  return turnOf;
}
