import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { keyOf } from "../../src/core/text/message.ts";
import { projectPath } from "../support/shared.ts";

/** A template behind the tag `say` in the sources of the server. */
export interface Template {
  readonly key: string;
  /** `file:line`, from the project's folder. */
  readonly place: string;
  readonly places: readonly ts.Expression[];
}

/** Every template that a person may read. */
export function readTemplates(): readonly Template[] {
  return globSync("server/src/**/*.ts", { cwd: projectPath() })
    .map((file) => file.replaceAll(path.sep, "/"))
    .toSorted()
    .flatMap(templatesIn);
}

function templatesIn(file: string): readonly Template[] {
  const text = readFileSync(projectPath(file), "utf8");
  if (!text.includes("say`")) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: Template[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && node.tag.text === "say") {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      found.push({ ...partsOf(node.template), place: `${file}:${String(line)}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function partsOf(template: ts.TemplateLiteral): Omit<Template, "place"> {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return { key: keyOf([template.text]), places: [] };
  const { head, templateSpans } = template;
  return {
    key: keyOf([head.text, ...templateSpans.map(({ literal }) => literal.text)]),
    places: templateSpans.map(({ expression }) => expression),
  };
}
