import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { formOf } from "../../core/kustomize/fileForms.ts";
import { pathLinks } from "../../core/kustomize/pathLinks.ts";
import { toLspRange } from "../convert.ts";
import type { Session } from "../session.ts";

/** `textDocument/documentLink`: from the paths in a kustomization to their files. */
export function documentLink(
  { workspace, trees }: Session,
  { textDocument: { uri } }: DocumentLinkParams,
): DocumentLink[] | undefined {
  const { files, forms } = workspace.snapshot();
  const file = files.get(uri);
  const form = formOf(forms, uri);
  if (file === undefined || form.kind !== "kustomization") return undefined;
  const isKustomization = (other: string): boolean => forms.get(other)?.kind === "kustomization";
  return file.parts.flatMap((part, index) =>
    pathLinks(trees.treeOf(part), uri, isKustomization).map(({ range, target }) => ({
      range: toLspRange(file, index, range),
      target,
    })),
  );
}
