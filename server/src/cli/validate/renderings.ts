import { readFileSync } from "node:fs";
import type { CheckSettings } from "../../core/check.ts";
import { openFile, type SourceFile } from "../../core/documents/sourceFile.ts";
import { chartOfFile, outermostChart, type ChartFolders } from "../../core/helm/chart.ts";
import { filesNamed, type RenderedChart } from "../../core/helm/renderedChart.ts";
import type { BuiltFileReport } from "../../core/references/checkBuilds.ts";
import { checkRendered } from "../../core/references/checkRendered.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { say, type Message } from "../../core/text/message.ts";
import { withoutPause } from "../../core/validate/steps.ts";
import type { World } from "../world.ts";
import type { BuiltFiles } from "./builds.ts";
import { decode } from "./input.ts";

/**
 * Has the installed Helm render the charts that some files belong to, each with its own values, and checks what comes of them at the lines
 * of the templates. A chart inside of another one is rendered with that.
 * @param sources the files by URI
 * @param onUnrendered is told when there is no Helm, and of a chart that it does not render for a reason that lies in no template
 */
export async function renderCharts(
  charts: ChartFolders,
  sources: ReadonlyMap<string, SourceFile>,
  expectations: { readonly schemas: SchemaSet; readonly settings: CheckSettings },
  renderChart: NonNullable<World["renderChart"]>,
  onUnrendered: (problem: Message) => void,
): Promise<BuiltFiles> {
  const folders = new Set(
    [...sources.keys()].flatMap((uri) => {
      const folder = chartOfFile(charts, uri);
      return folder === undefined ? [] : [outermostChart(charts, folder)];
    }),
  );
  const { kubernetesVersion } = expectations.schemas;
  const reports = new Map<string, BuiltFileReport>();
  for (const folder of folders) {
    const rendered = await renderChart(pathOf(folder), kubernetesVersion);
    if (rendered.kind === "not-installed") {
      onUnrendered(say`There is no \`helm\` to render charts with; they were checked without it.`);
      break;
    }
    const texts = textsOf(folder, rendered);
    const found = withoutPause(checkRendered(rendered, texts, expectations));
    if (rendered.kind === "failed" && found.size === 0)
      onUnrendered(
        say`Helm does not render the chart in \`${pathOf(folder)}\`, which was checked without it: ${rendered.errors}`,
      );
    for (const [source, findings] of found) {
      const uri = folder + source;
      const file = sources.get(uri) ?? openFile(uri, "yaml", 0, texts.get(source) ?? "");
      reports.set(uri, { file, findings, mended: new Map() });
    }
  }
  return reports;
}

function textsOf(folder: string, rendered: RenderedChart): ReadonlyMap<string, string> {
  return new Map(
    filesNamed(rendered).flatMap((source) => {
      const text = textAt(folder + source);
      return text === undefined ? [] : [[source, text]];
    }),
  );
}

/** A packed chart inside of another one has no files. */
function textAt(uri: string): string | undefined {
  try {
    return decode(readFileSync(pathOf(uri)));
  } catch {
    return undefined;
  }
}
