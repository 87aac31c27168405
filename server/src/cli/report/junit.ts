import type { Words } from "../../core/text/message.ts";
import type { CheckedDocument, CheckedFile, PlacedFinding } from "../validate/checkFile.ts";
import type { Reporter, RunFacts } from "./reporter.ts";
import { xmlText } from "./xml.ts";

/**
 * JUnit's XML: a suite per file, a case per YAML document. Errors are failures; everything else is output of its case.
 * There is no official schema; this is the form that CI servers agree on.
 */
export function junit({ words }: RunFacts): Reporter {
  return {
    start: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="drydock">\n',
    file: (file) => (file.documents.length === 0 ? "" : suite(file, words)),
    end: ({ problems }) => `${problems.length === 0 ? "" : unreadable(problems.map(words))}</testsuites>\n`,
  };
}

function suite(file: CheckedFile, words: Words): string {
  const failures = file.documents.filter(({ findings }) => errorsOf(findings).length > 0).length;
  const counts = `tests="${file.documents.length}" failures="${failures}" errors="0" skipped="0"`;
  const cases = file.documents.map((document) => testCase(file, document, words));
  return `  <testsuite name="${xmlText(file.name)}" ${counts}>\n${cases.join("")}  </testsuite>\n`;
}

function testCase(file: CheckedFile, document: CheckedDocument, words: Words): string {
  const { findings } = document;
  const errors = errorsOf(findings);
  const others = findings.filter(({ severity }) => severity !== "error");
  const body = [
    ...(errors.length === 0 ? [] : [failure(file, errors, words)]),
    ...(others.length === 0 ? [] : [`      <system-out>${lines(file, others, words)}</system-out>\n`]),
  ].join("");
  const line = (file.source.startLines[document.index] ?? 0) + 1;
  const attributes = `name="${xmlText(caseName(document))}" classname="${xmlText(file.name)}" file="${xmlText(file.name)}" line="${line}"`;
  return body === ""
    ? `    <testcase ${attributes}/>\n`
    : `    <testcase ${attributes}>\n${body}    </testcase>\n`;
}

function failure(file: CheckedFile, errors: readonly PlacedFinding[], words: Words): string {
  const [first, ...more] = errors;
  const also = more.length === 0 ? "" : ` (and ${more.length} more)`;
  const attributes = `type="${xmlText(first?.code ?? "")}" message="${xmlText((first === undefined ? "" : words(first.message)) + also)}"`;
  return `      <failure ${attributes}>${lines(file, errors, words)}</failure>\n`;
}

function lines({ name }: CheckedFile, findings: readonly PlacedFinding[], words: Words): string {
  return findings
    .map(({ span, severity, code, path, message }) => {
      const place = `${name}:${span.start.line + 1}:${span.start.character + 1}`;
      return xmlText(`${place}: ${severity} ${code}${path === "" ? "" : ` ${path}`}: ${words(message)}`);
    })
    .join("\n");
}

function caseName({ index, objects }: CheckedDocument): string {
  const names = objects.map(({ gvk, name }) => `${gvk.kind}/${name ?? ""}`);
  return names.length === 0 ? `document ${index}` : `document ${index}: ${names.join(", ")}`;
}

function unreadable(problems: readonly string[]): string {
  const cases = problems.map(
    (problem) =>
      `    <testcase name="${xmlText(problem)}" classname="drydock"><error message="${xmlText(problem)}"/></testcase>\n`,
  );
  const counts = `tests="${problems.length}" failures="0" errors="${problems.length}" skipped="0"`;
  return `  <testsuite name="unreadable files" ${counts}>\n${cases.join("")}  </testsuite>\n`;
}

function errorsOf(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  return findings.filter(({ severity }) => severity === "error");
}
