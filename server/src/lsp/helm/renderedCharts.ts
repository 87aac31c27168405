import { openFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import { renderedDocuments, renderFailure } from "../../core/helm/renderedChart.ts";
import { objectsForm } from "../../core/kustomize/documentForm.ts";
import { inParts } from "../../core/references/chartFindings.ts";
import { failureFinding, renderedFindings } from "../../core/references/renderedFindings.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { checkInSteps } from "../../core/validate/checkDocument.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { createPacer, paced, type Pacer } from "../pacer.ts";
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

  async function check(text: string, pacer: Pacer): Promise<readonly Finding[]> {
    const { schemas, settings } = workspace.snapshot();
    const { findings } = await paced(
      checkInSteps(parseDocument(text), schemas, settings, objectsForm),
      pacer,
    );
    return findings;
  }

  /** The findings of each template, by its place below the chart. */
  async function findingsByTemplate(
    folder: string,
    output: string,
  ): Promise<ReadonlyMap<string, readonly Finding[]>> {
    const pacer = createPacer(runtime);
    const found = new Map<string, readonly Finding[]>();
    for (const document of renderedDocuments(output)) {
      const template = await runtime.readText(pathOf(folder + document.source));
      const findings = template === undefined ? [] : await check(document.text, pacer);
      const placed = template === undefined ? [] : renderedFindings(document, findings, template);
      found.set(document.source, [...(found.get(document.source) ?? []), ...placed]);
    }
    return found;
  }

  async function keep(folder: string, found: ReadonlyMap<string, readonly Finding[]>): Promise<void> {
    for (const uri of known.keys()) if (uri.startsWith(folder)) known.delete(uri);
    const { settings } = workspace.snapshot();
    for (const [source, findings] of found) {
      const text = findings.length === 0 ? undefined : await runtime.readText(pathOf(folder + source));
      if (text === undefined) continue;
      const byPart = inParts(openFile(folder + source, "yaml", 0, text), findings, settings);
      known.set(folder + source, new Map([...byPart].map(([part, said]) => [part.text, said])));
    }
    onFindings(folder);
  }

  return {
    async render(folder) {
      const { kubernetesVersion } = workspace.snapshot().schemas;
      const rendered = await runtime.renderChart(pathOf(folder), kubernetesVersion);
      switch (rendered.kind) {
        case "not-installed":
          return rendered;
        case "rendered": {
          await keep(folder, await findingsByTemplate(folder, rendered.output));
          return { kind: "rendered", documents: renderedDocuments(rendered.output).length };
        }
        case "failed": {
          const failure = renderFailure(rendered.errors);
          const text =
            failure === undefined ? undefined : await runtime.readText(pathOf(folder + failure.source));
          const finding =
            failure === undefined || text === undefined ? undefined : failureFinding(failure, text);
          await keep(
            folder,
            new Map(failure === undefined || finding === undefined ? [] : [[failure.source, [finding]]]),
          );
          return rendered;
        }
      }
    },
    findingsIn: (uri) => known.get(uri),
  };
}
