import type { Finding } from "../finding.ts";
import type { TextEdit } from "../text/range.ts";
import type { YamlComment, YamlDocument, YamlNode, YamlScalar } from "../yaml/node.ts";
import { lineAt } from "./outline/scan.ts";

/**
 * The edit that silences a finding on its line: a code more in the comment that is there, a comment behind the line, or
 * one above it where the line ends inside a scalar. Nothing where no comment can stand, as inside a block scalar.
 */
export function ignoreEdit(document: YamlDocument, finding: Finding): TextEdit | undefined {
  const { text } = document;
  const line = lineAt(text, finding.range.start);
  const comment = document.comments.find(
    (candidate) => candidate.start >= line.start && candidate.start <= line.end,
  );
  if (comment !== undefined) return extended(text, comment, finding.code) ?? above(document, finding);
  const scalar = scalarOver(document.root, line.end);
  if (scalar !== undefined && scalar.start < line.start) return undefined;
  if (scalar !== undefined && !isBlock(scalar)) return above(document, finding);
  return insertion(line.end, ` # drydock: ignore ${finding.code}`);
}

function extended(text: string, comment: YamlComment, code: string): TextEdit | undefined {
  const directive = /^drydock:\s*ignore\s+\S+(?:[\s,]+(?!--)\S+)*/u.exec(comment.text);
  if (directive === null) return undefined;
  const end = text.indexOf(comment.text, comment.start) + directive[0].length;
  return insertion(end, `, ${code}`);
}

/** Above the first line of a document a comment would speak for all of it. */
function above({ text, root }: YamlDocument, finding: Finding): TextEdit | undefined {
  const line = lineAt(text, finding.range.start);
  if (root === undefined || line.start <= root.start) return undefined;
  const indentation = /^ */.exec(text.slice(line.start, line.end))?.[0] ?? "";
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  return insertion(line.start, `${indentation}# drydock: ignore ${finding.code}${lineBreak}`);
}

function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

/** The scalar that goes on behind an offset, or would take in what is written there. */
function scalarOver(node: YamlNode | undefined, offset: number): YamlScalar | undefined {
  if (node === undefined || offset < node.start || offset > node.end || node.alias !== undefined)
    return undefined;
  if (node.kind === "scalar") return offset < node.end || isBlock(node) ? node : undefined;
  const children = node.kind === "sequence" ? node.items : node.entries.map((entry) => entry.value);
  for (const child of children) {
    const found = scalarOver(child, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isBlock(scalar: YamlScalar): boolean {
  return scalar.style === "literal" || scalar.style === "folded";
}
