import { splitDocuments } from "../yaml/splitDocuments.ts";

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

/** Where Helm gave up, when it says that: a file below the chart, lines from 0. */
export interface RenderFailure {
  readonly source: string;
  readonly line: number;
  readonly message: string;
}

/** Reads `Error: template: web/templates/web.yaml:3:12: executing …` and `parse error at (web/templates/web.yaml:3): …`. */
export function renderFailure(errors: string): RenderFailure | undefined {
  const found =
    /(?:template: |\()[^/\s:]+\/(?<file>[^\s:]+):(?<line>\d+)(?::\d+)?\)?: (?<message>[^\r\n]+)/u.exec(
      errors,
    );
  const { file, line, message } = found?.groups ?? {};
  return file === undefined || line === undefined || message === undefined
    ? undefined
    : { source: file, line: Number(line) - 1, message };
}
