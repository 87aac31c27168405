import { openFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import { filesNamed, renderedDocuments } from "../../core/helm/renderedChart.ts";
import { inParts } from "../../core/references/chartFindings.ts";
import { checkRendered, type FindingsByTemplate } from "../../core/references/checkRendered.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { createPacer, paced } from "../pacer.ts";
import type { Runtime } from "../runtime.ts";
import type { Workspace } from "../workspace.ts";
import type { RenderAnswer } from "./protocol.ts";

type FindingsByText = ReadonlyMap<string, readonly Finding[]>;

/** What is wrong with charts as Helm renders them, as of the last time that it did. */
export interface RenderedCharts {
  /** Renders a chart. @param folder its URI with a slash at the end */
  render(folder: string): Promise<RenderAnswer>;
  /** What was said of the parts of a template, by their texts then; `undefined` where nothing was said. */
  findingsIn(uri: string): FindingsByText | undefined;
}

/** @param onFindings is told of a chart about which something else is known now */
export function createRenderedCharts(
  workspace: Workspace,
  runtime: Runtime,
  onFindings: (folder: string) => void,
): RenderedCharts {
  /** By the URI of the template and the text of the part. */
  const known = new Map<string, FindingsByText>();

  async function textsOf(folder: string, sources: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const source of sources) {
      const text = await runtime.readText(pathOf(folder + source));
      if (text !== undefined) texts.set(source, text);
    }
    return texts;
  }

  function keep(folder: string, found: FindingsByTemplate, texts: ReadonlyMap<string, string>): void {
    for (const uri of known.keys()) if (uri.startsWith(folder)) known.delete(uri);
    const { settings } = workspace.snapshot();
    for (const [source, findings] of found) {
      const text = findings.length === 0 ? undefined : texts.get(source);
      if (text === undefined) continue;
      const byPart = inParts(openFile(folder + source, "yaml", 0, text), findings, settings);
      known.set(folder + source, new Map([...byPart].map(([part, said]) => [part.text, said])));
    }
    onFindings(folder);
  }

  return {
    async render(folder) {
      const { schemas, settings } = workspace.snapshot();
      const rendered = await runtime.renderChart(pathOf(folder), schemas.kubernetesVersion);
      if (rendered.kind === "not-installed") return rendered;
      const texts = await textsOf(folder, filesNamed(rendered));
      keep(
        folder,
        await paced(checkRendered(rendered, texts, { schemas, settings }), createPacer(runtime)),
        texts,
      );
      return rendered.kind === "failed"
        ? rendered
        : { kind: "rendered", documents: renderedDocuments(rendered.output).length };
    },
    findingsIn: (uri) => known.get(uri),
  };
}
