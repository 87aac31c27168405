import { l10n, Uri, workspace } from "vscode";
import {
  partsOfTitle,
  type GraphEdge,
  type GraphNode,
  type GraphView,
  type Neighbourhood,
  type ShownNode,
} from "../../core/graph.ts";
import { listed } from "../../infrastructure/phrases.ts";

/** What the picture shows of the objects around a file, in the language of the person. */
export function shownGraph(uri: Uri, { nodes, edges, isCut }: Neighbourhood): GraphView {
  const file = workspace.asRelativePath(uri);
  const hasMissing = nodes.some(isMissing);
  return {
    kind: "view",
    heading: l10n.t("Resources around {0}", file),
    nodes: nodes.map((node, index) => shownNode(node, relationsOf(index, nodes, edges))),
    edges,
    remarks: [
      ...(nodes.length === 0 ? [l10n.t("There is no Kubernetes object with a name in this file.")] : []),
      ...(hasMissing ? [l10n.t("What is dashed is in no file of the workspace.")] : []),
      ...(isCut ? [l10n.t("There are more objects around these than the picture has room for.")] : []),
    ],
    copyTitle: l10n.t("Copy as Mermaid"),
    zoomTitles: { in: l10n.t("Zoom In"), out: l10n.t("Zoom Out"), reset: l10n.t("Reset Zoom") },
  };
}

function isMissing({ location }: GraphNode): boolean {
  return location === undefined;
}

function shownNode(node: GraphNode, relations: readonly string[]): ShownNode {
  const { title, namespace, isCentre, isPatch } = node;
  const { kind, name } = partsOfTitle(title);
  const where = placeOf(node);
  const place = namespace === undefined ? where : `${namespace} · ${where}`;
  return {
    id: [title, namespace, node.location?.uri].join(" "),
    kind: isPatch ? l10n.t("{0}, patch", kind) : kind,
    name,
    place,
    label: listed([title, place, ...relations]),
    isCentre,
    isMissing: isMissing(node),
  };
}

function placeOf({ location }: GraphNode): string {
  if (location === undefined) return l10n.t("in no file");
  const path = workspace.asRelativePath(Uri.parse(location.uri));
  return `${path}:${String(location.range.start.line + 1)}`;
}

/** What a screen reader cannot see in the arrows. */
function relationsOf(
  index: number,
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
): readonly string[] {
  const titles = (indexes: readonly number[]): string =>
    listed(indexes.flatMap((each) => nodes[each]?.title ?? []));
  const to = edges.filter(({ from }) => from === index).map((edge) => edge.to);
  const from = edges.filter((edge) => edge.to === index).map((edge) => edge.from);
  return [
    ...(to.length === 0 ? [] : [l10n.t("refers to {0}", titles(to))]),
    ...(from.length === 0 ? [] : [l10n.t("used by {0}", titles(from))]),
  ];
}
