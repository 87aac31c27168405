import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CheckSettings } from "../../core/check.ts";
import { textOf, type SourceFile } from "../../core/documents/sourceFile.ts";
import {
  chartAround,
  chartOfTemplate,
  possibleCharts,
  readChart,
  type ChartFolders,
} from "../../core/helm/chart.ts";
import { chartValues, type Chart, type ValuesText } from "../../core/helm/chartValues.ts";
import { readTemplate } from "../../core/helm/readTemplate.ts";
import { chartFindings, type FindingsByPart } from "../../core/references/chartFindings.ts";
import type { YamlDocument } from "../../core/yaml/node.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { decode, type Input } from "./input.ts";

/** The Helm charts that some files belong to. */
export interface Charts {
  readonly folders: ChartFolders;
  /** How a template fits the values of its chart; nothing for other files. */
  findingsIn(uri: string, source: SourceFile, settings: CheckSettings): FindingsByPart;
}

/** What is known where no chart is looked at. */
export const noCharts: Charts = { folders: new Set(), findingsIn: () => new Map() };

export function chartsAround(inputs: readonly Input[]): Charts {
  const possible = new Set(inputs.flatMap(({ uri }) => (uri.startsWith("file:") ? possibleCharts(uri) : [])));
  const folders = new Set([...possible].filter((folder) => existsSync(fileURLToPath(`${folder}Chart.yaml`))));
  const known = new Map<string, Chart>();

  function chartIn(folder: string): Chart {
    const around = chartAround(folders, folder);
    const chart = known.get(folder) ?? {
      ...readFrom(folder),
      around: around === undefined ? undefined : chartIn(around),
    };
    known.set(folder, chart);
    return chart;
  }

  return {
    folders,
    findingsIn(uri, source, settings) {
      const folder = chartOfTemplate(folders, uri);
      return folder === undefined
        ? new Map()
        : chartFindings(source, readTemplate(textOf(source)), chartIn(folder), settings);
    },
  };
}

function readFrom(folder: string): Omit<Chart, "around"> {
  const names = readdirSync(fileURLToPath(folder)).toSorted();
  const { defaults, others } = chartValues(
    folder,
    names.map((name) => ({ uri: folder + name })),
  );
  const read = ({ uri }: { readonly uri: string }): ValuesText => ({ document: documentIn(uri) });
  return {
    facts: readChart(documentIn(`${folder}Chart.yaml`)),
    values: { defaults: defaults && read(defaults), others: others.map(read) },
  };
}

/** What cannot be read says nothing of templates. */
function documentIn(uri: string): YamlDocument {
  try {
    return parseDocument(decode(readFileSync(fileURLToPath(uri))));
  } catch {
    return parseDocument("");
  }
}
