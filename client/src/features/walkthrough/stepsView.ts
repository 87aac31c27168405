import {
  Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
} from "vscode";
import { phasesOf, type Phase, type Step } from "../../core/walkthrough.ts";
import type { Tour } from "./tour.ts";

const viewId = "drydock.steps";
const certain = 1;

type Node =
  { readonly kind: "phase"; readonly phase: Phase } | { readonly kind: "step"; readonly step: Step };

/** The steps as a tree by phase; choosing one shows it, and the current one is chosen. */
export function createStepsView(tour: Tour): Disposable {
  const changed = new EventEmitter<void>();
  let parents = new Map<Node, Node>();
  let roots: readonly Node[] = [];

  function rebuild(): void {
    parents = new Map();
    roots = phasesOf(tour.walkthrough()?.steps ?? []).map((phase): Node => ({ kind: "phase", phase }));
  }

  function childrenOf(node: Node): readonly Node[] {
    if (node.kind === "step") return [];
    const known = [...parents].filter(([, parent]) => parent === node).map(([child]) => child);
    if (known.length > 0) return known;
    const children = node.phase.steps.map((step): Node => ({ kind: "step", step }));
    for (const child of children) parents.set(child, node);
    return children;
  }

  const view = window.createTreeView<Node>(viewId, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [...(node === undefined ? roots : childrenOf(node))],
      getParent: (node) => parents.get(node),
      getTreeItem: (node) => (node.kind === "phase" ? phaseItem(node.phase) : stepItem(node.step)),
    },
  });

  function refresh(): void {
    rebuild();
    changed.fire();
    view.description = tour.walkthrough()?.title ?? "";
  }

  async function chooseCurrent(): Promise<void> {
    const current = tour.current();
    if (current === undefined || !view.visible) return;
    const chosen = roots
      .flatMap((root) => childrenOf(root))
      .find((node) => node.kind === "step" && node.step.order === current.order);
    if (chosen !== undefined) await view.reveal(chosen, { select: true, focus: false });
  }

  return Disposable.from(
    view,
    changed,
    tour.onDidChange(() => {
      refresh();
      void chooseCurrent();
    }),
    view.onDidChangeVisibility(() => void chooseCurrent()),
    view.onDidChangeSelection(({ selection: [node] }) => {
      if (node?.kind === "step" && node.step.order !== tour.current()?.order) void tour.show(node.step.order);
    }),
  );
}

function phaseItem({ title, steps }: Phase): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
  item.id = `phase ${String(steps[0]?.order ?? 0)}`;
  return item;
}

function stepItem(step: Step): TreeItem {
  const item = new TreeItem(`${String(step.order)}. ${step.title}`);
  const { icon, remark } = markOf(step);
  item.id = `step ${String(step.order)}`;
  item.iconPath = icon;
  const place = `${workspace.asRelativePath(Uri.parse(step.uri))}:${String(step.startLine)}`;
  item.description = remark === undefined ? place : `${remark} · ${place}`;
  item.tooltip = new MarkdownString(step.details);
  return item;
}

/** What has become of the code comes before how sure the step is. */
function markOf({ status, confidence, isInsideLibrary }: Step): {
  readonly icon: ThemeIcon;
  readonly remark: string | undefined;
} {
  switch (status) {
    case "lost":
      return { icon: new ThemeIcon("error"), remark: l10n.t("lost: walk again") };
    case "changed":
      return { icon: new ThemeIcon("warning"), remark: l10n.t("changed") };
    case "moved":
      return { icon: new ThemeIcon("arrow-swap"), remark: l10n.t("moved") };
    case "ok":
      if (isInsideLibrary)
        return { icon: new ThemeIcon("library"), remark: l10n.t("goes on inside a library") };
      if (confidence === 0)
        return { icon: new ThemeIcon("warning"), remark: l10n.t("the Go extension finds other functions") };
      return confidence < certain
        ? { icon: new ThemeIcon("question"), remark: l10n.t("most likely") }
        : { icon: new ThemeIcon("circle-small"), remark: undefined };
  }
}
