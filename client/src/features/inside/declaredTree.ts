import {
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Position,
  type Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  Uri,
  window,
  workspace,
  type Event,
} from "vscode";
import { documentSelector } from "../../infrastructure/documents.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import {
  insideMethods,
  parseDeclared,
  type ChosenObject,
  type DeclaredObject,
  type DriftState,
} from "../../core/inside.ts";

/** The view "In This Workspace": what the files declare, beside what the cluster has of it. */
export interface DeclaredTree {
  refresh(): void;
  dispose(): void;
}

/** An entry, as the commands of its menu take it: an object, in a context, at a place in a file. */
interface Entry extends DeclaredObject, ChosenObject {
  readonly range: Pick<Range, "start" | "end">;
}

/** What makes the view look again. */
export interface DeclaredTriggers {
  /** Another context may be connected. */
  readonly onDidChangeContext: Event<unknown>;
  /** The cluster was written to. */
  readonly onDidWrite: Event<void>;
}

/** @param context the connected one, if any */
export function createDeclaredTree(
  client: LanguageClient,
  context: () => string | undefined,
  { onDidChangeContext, onDidWrite }: DeclaredTriggers,
): DeclaredTree {
  const changed = new EventEmitter<undefined>();
  const view = window.createTreeView<Entry>("drydock.declared", {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      getChildren: (element) => (element === undefined ? objects() : []),
    },
  });

  /** The view shows its own progress while this is under way. */
  async function objects(): Promise<Entry[]> {
    const connected = context();
    view.message = "";
    if (connected === undefined) return [];
    const answer = await client
      .sendRequest(insideMethods.declared, { context: connected })
      .catch((error: unknown) => {
        // Another cluster is being connected by now, and the view will ask that one.
        if (context() !== connected) return [];
        throw error;
      });
    const { objects, total } = parseDeclared(answer);
    if (objects.length < total)
      view.message = l10n.t("The first {0} of {1} objects are compared.", objects.length, total);
    const rank: Readonly<Record<DriftState, number>> = { drift: 0, missing: 1, unknown: 2, same: 3 };
    return objects
      .toSorted((one, other) => rank[one.state] - rank[other.state])
      .map((object) => {
        const start = new Position(object.line, 0);
        return { ...object, context: connected, range: { start, end: start } };
      });
  }

  const refresh = (): void => {
    changed.fire(undefined);
  };
  let shown = context();
  const listeners = Disposable.from(
    onDidChangeContext(() => {
      if (context() === shown) return;
      shown = context();
      refresh();
    }),
    onDidWrite(refresh),
    workspace.onDidSaveTextDocument((document) => {
      if (languages.match(documentSelector, document) > 0) refresh();
    }),
  );
  return {
    refresh,
    dispose: () => {
      Disposable.from(view, changed, listeners).dispose();
    },
  };
}

function itemOf({ title, uri, range, state, message }: Entry): TreeItem {
  const item = new TreeItem(title);
  item.contextValue = state;
  item.iconPath = iconOf(state);
  item.description = nameOf(state);
  item.tooltip = message ?? `${nameOf(state)}\n${Uri.parse(uri).fsPath}`;
  item.command = {
    command: "vscode.open",
    title: l10n.t("Open"),
    arguments: [Uri.parse(uri), { selection: range }],
  };
  return item;
}

function iconOf(state: DriftState): ThemeIcon {
  switch (state) {
    case "same":
      return new ThemeIcon("check", new ThemeColor("testing.iconPassed"));
    case "drift":
      return new ThemeIcon("diff-modified", new ThemeColor("gitDecoration.modifiedResourceForeground"));
    case "missing":
      return new ThemeIcon("diff-added", new ThemeColor("gitDecoration.addedResourceForeground"));
    case "unknown":
      return new ThemeIcon("question");
  }
}

function nameOf(state: DriftState): string {
  switch (state) {
    case "same":
      return l10n.t("as written");
    case "drift":
      return l10n.t("differs");
    case "missing":
      return l10n.t("not there");
    case "unknown":
      return l10n.t("not compared");
  }
}
