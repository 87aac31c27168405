import { splitDocuments } from "../yaml/splitDocuments.ts";

/** What `helm template` came to. */
export type RenderedChart =
  | { readonly kind: "rendered"; readonly output: string }
  /** With what Helm has said. */
  | { readonly kind: "failed"; readonly errors: string }
  /** There is no `helm` to run. */
  | { readonly kind: "not-installed" };

/** One document of what `helm template` prints. */
export interface RenderedDocument {
  /** The file that it comes from, below the folder of the chart, such as `templates/web.yaml`. */
  readonly source: string;
  readonly text: string;
}

/** The documents of the output, by the `# Source:` that Helm writes above each. */
export function renderedDocuments(output: string): readonly RenderedDocument[] {
  return splitDocuments(output).flatMap(({ start, end }) => {
    const text = output.slice(start, end);
    const source = /^# Source: [^/\s]+\/(?<file>\S+)\s*$/mu.exec(text)?.groups?.["file"];
    return source === undefined ? [] : [{ source, text }];
  });
}

/** The files of a chart that a rendering or its failure names, below the folder of the chart. */
export function filesNamed(rendered: RenderedChart): readonly string[] {
  switch (rendered.kind) {
    case "rendered":
      return [...new Set(renderedDocuments(rendered.output).map(({ source }) => source))];
    case "failed":
      return [renderFailure(rendered.errors)?.source ?? []].flat();
    case "not-installed":
      return [];
  }
}

/** Where Helm gave up, when it says that: a file below the chart, lines from 0. */
export interface RenderFailure {
  readonly source: string;
  readonly line: number;
  readonly message: string;
  /** The template itself refuses, by `required` or `fail`: whoever installs the chart may give what it asks for. */
  readonly isWanted: boolean;
}

/** A file of a chart, whose name Helm puts in front. */
const file = String.raw`[^/\s:()]+/(?<file>[^\s:()]+)`;

/** What Helm 3 and 4 write, behind `Error: `. */
const failures = [
  // Helm 4: the place, and below it what it was about.
  new RegExp(String.raw`^${file}:(?<line>\d+)(?::\d+)?\r?\n(?<message>[^]+?)(?:\r?\n\r?\n|$)`, "u"),
  new RegExp(String.raw`template: ${file}:(?<line>\d+)(?::\d+)?: (?<message>[^\r\n]+)`, "u"),
  new RegExp(String.raw`error at \(${file}:(?<line>\d+)(?::\d+)?\): (?<message>[^\r\n]+)`, "u"),
  // Lines in this message are those of what was rendered, which nobody sees.
  new RegExp(String.raw`^YAML parse error on ${file}: (?<message>[^\r\n]+)`, "u"),
];

export function renderFailure(errors: string): RenderFailure | undefined {
  const said = errors.slice(Math.max(0, errors.indexOf("Error: "))).replace(/^Error: /u, "");
  for (const pattern of failures) {
    const { file: source, line: named = "1", message } = pattern.exec(said)?.groups ?? {};
    if (source === undefined || message === undefined) continue;
    // What has no end is noticed at the end of the file.
    const line = / started at \S+:(\d+)$/u.exec(message)?.[1] ?? named;
    return {
      source,
      line: Number(line) - 1,
      message: message.replaceAll(/\s+/gu, " ").trim(),
      isWanted: said.startsWith("execution error at"),
    };
  }
  return undefined;
}
