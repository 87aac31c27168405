import ts from "typescript";
import type { SourceModule } from "./sourceFiles.ts";

/** Comments that silence the compiler, the linter or the formatter. */
const silencing =
  /\/[/*]+\s*(?:@ts-(?:ignore|expect-error|nocheck)|eslint-(?:disable|enable)|prettier-ignore)/gu;

/** The places of a file where it says `any`, asserts with `!`, or silences a tool. */
export function escapesIn({ file, text }: Pick<SourceModule, "file" | "text">): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const note = (what: string, position: number): void => {
    found.push(`${file}:${source.getLineAndCharacterOfPosition(position).line + 1}: ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) note("any", node.getStart(source));
    if (ts.isNonNullExpression(node)) note("!", node.getStart(source));
    if (isAssertedDeclaration(node)) note("!:", node.getStart(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const { 0: comment, index } of text.matchAll(silencing)) note(comment, index);
  return found;
}

function isAssertedDeclaration(node: ts.Node): boolean {
  return (
    (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken !== undefined
  );
}
