import type { CheckSettings } from "../check.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { Finding } from "../finding.ts";
import { chartSchema } from "../helm/chartSchema.ts";
import { Cursor } from "../manifest/cursor.ts";
import { readJsonSchema } from "../schema/readJsonSchema.ts";
import { say, type Message } from "../text/message.ts";
import { checkValue } from "../validate/checkStructure.ts";
import { findingAt } from "../validate/findingAt.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { inParts, type FindingsByPart } from "./chartFindings.ts";

const refused = { code: "invalid-chart", family: "reference", severity: "error" } as const;
const doubtful = { ...refused, severity: "warning" } as const;

/** What https://github.com/Masterminds/semver takes for a version: also `1.2`, and `v1.2.3`. */
const version = /^v?\d+(?:\.\d+){0,2}(?:-[\dA-Za-z.-]+)?(?:\+[\dA-Za-z.-]+)?$/u;

/**
 * Why Helm does not load a chart, by its `Chart.yaml`, and what `helm lint` says of that besides: fields that it does not know and
 * versions that are numbers.
 * @param document the whole file, as one
 */
export function descriptionFindings(
  file: SourceFile,
  document: YamlDocument,
  settings: CheckSettings,
): FindingsByPart {
  const schema = readJsonSchema(chartSchema);
  if (schema === undefined || document.root?.kind !== "mapping" || document.problems.length > 0)
    return new Map();
  const root = Cursor.root(document.root);
  const findings: Finding[] = [];
  checkValue(root, schema, document.text, (code, at, message, options) => {
    // Helm makes texts of numbers, and nothing of `null`.
    const isConverted = code === "wrong-type" && at.scalar !== undefined && at.string === undefined;
    if (!isConverted)
      findings.push(findingAt(code === "unknown-field" ? doubtful : refused, at, message, options));
  });
  const tell = (kind: typeof refused | typeof doubtful, at: Cursor, message: Message): void => {
    findings.push(findingAt(kind, at, message));
  };
  checkVersions(root, document.text, tell);
  checkDependencies(root.at("dependencies").items(), tell);
  return inParts(file, findings, settings);
}

type Tell = (kind: typeof refused | typeof doubtful, at: Cursor, message: Message) => void;

function checkVersions(root: Cursor, text: string, tell: Tell): void {
  for (const name of ["version", "appVersion"]) {
    const at = root.at(name);
    const { scalar } = at;
    if (scalar === undefined || typeof scalar.value !== "number") continue;
    const written = text.slice(scalar.start, scalar.end);
    tell(doubtful, at, say`\`${written}\` is read as a number, which may lose zeros. Write it in quotes.`);
  }
  const at = root.at("version");
  const { string } = at;
  // What stands for a version that is put in later has other signs.
  if (string !== undefined && /^[\w.+-]+$/u.test(string) && !version.test(string))
    tell(refused, at, say`\`${string}\` is no version: write one such as \`1.2.3\`.`);
}

function checkDependencies(dependencies: readonly Cursor[], tell: Tell): void {
  const names = new Set<string>();
  for (const dependency of dependencies) {
    const alias = dependency.at("alias");
    const at = alias.string === undefined ? dependency.at("name") : alias;
    const { string } = at;
    if (string === undefined) continue;
    if (alias.string !== undefined && !/^[\w-]+$/u.test(string))
      tell(refused, alias, say`\`${string}\` can not be an alias: letters, digits, \`_\` and \`-\` can.`);
    if (names.has(string))
      tell(refused, at, say`Another dependency is called \`${string}\`, too. Give one of them an \`alias\`.`);
    names.add(string);
  }
}
