import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { configurationFile } from "../../core/configuration/configuration.ts";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import { asOnePart, textOf, type SourceFile } from "../../core/documents/sourceFile.ts";
import { chartLinks, templateLinks } from "../../core/features/links/chartLinks.ts";
import { configurationLinks } from "../../core/features/links/configurationLinks.ts";
import { deliveryLinks, mayDeliver } from "../../core/features/links/deliveryLinks.ts";
import type { FileLink } from "../../core/features/links/fileLink.ts";
import { chartDescribedBy, chartOfTemplate } from "../../core/helm/chart.ts";
import { formOf } from "../../core/kustomize/fileForms.ts";
import { kustomizationIn, pathLinks } from "../../core/kustomize/pathLinks.ts";
import type { Snapshot } from "../../core/snapshot.ts";
import { toLspRange } from "../convert.ts";
import type { Session } from "../session.ts";

/** Finds the links in one part of a file. */
type LinksIn = (part: DocumentPart) => readonly FileLink[];

/**
 * `textDocument/documentLink`: from paths to their files, in kustomizations, in Helm charts, in `drydock.yaml` and in what Argo CD and
 * Flux apply.
 */
export function documentLink(
  { workspace, trees }: Session,
  { textDocument: { uri } }: DocumentLinkParams,
): DocumentLink[] | undefined {
  const snapshot = workspace.snapshot();
  const file = snapshot.files.get(uri);
  if (file === undefined) return undefined;
  const chart = chartOfTemplate(snapshot.charts, uri);
  if (chart !== undefined) return toLinks(asOnePart(file), 0, templateLinks(textOf(file), chart));
  const linksIn = linksOf(snapshot, trees, uri);
  return file.parts.flatMap((part, index) => toLinks(file, index, linksIn(part)));
}

function linksOf({ forms, charts }: Snapshot, trees: Session["trees"], uri: string): LinksIn {
  const isKustomization = (other: string): boolean => forms.get(other)?.kind === "kustomization";
  const entryOf = (folder: string): string | undefined =>
    kustomizationIn(folder, isKustomization) ??
    (charts.has(`${folder}/`) ? `${folder}/Chart.yaml` : undefined);
  const chart = chartDescribedBy(charts, uri);
  if (formOf(forms, uri).kind === "kustomization")
    return (part) => pathLinks(trees.treeOf(part), uri, isKustomization);
  if (chart !== undefined && uri === `${chart}Chart.yaml`)
    return (part) => chartLinks(trees.treeOf(part), chart, charts);
  if (uri.endsWith(`/${configurationFile}`)) return (part) => configurationLinks(trees.treeOf(part), uri);
  return (part) => (mayDeliver(part.text) ? deliveryLinks(trees.treeOf(part), uri, entryOf) : []);
}

function toLinks(file: SourceFile, index: number, links: readonly FileLink[]): DocumentLink[] {
  return links.map(({ range, target }) => ({ range: toLspRange(file, index, range), target }));
}
