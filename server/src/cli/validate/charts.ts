import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CheckSettings } from "../../core/check.ts";
import { textOf, type SourceFile } from "../../core/documents/sourceFile.ts";
import {
  chartOfTemplate,
  isValuesFile,
  possibleCharts,
  readChart,
  type ChartFacts,
  type ChartFolders,
} from "../../core/helm/chart.ts";
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

interface Chart {
  readonly facts: ChartFacts;
  readonly values: readonly YamlDocument[];
}

export function chartsAround(inputs: readonly Input[]): Charts {
  const possible = new Set(inputs.flatMap(({ uri }) => (uri.startsWith("file:") ? possibleCharts(uri) : [])));
  const folders = new Set([...possible].filter((folder) => existsSync(fileURLToPath(`${folder}Chart.yaml`))));
  const known = new Map<string, Chart>();
  return {
    folders,
    findingsIn(uri, source, settings) {
      const folder = chartOfTemplate(folders, uri);
      if (folder === undefined) return new Map();
      const { facts, values } = known.get(folder) ?? readFrom(folder);
      known.set(folder, { facts, values });
      return chartFindings(source, readTemplate(textOf(source)), facts, values, settings);
    },
  };
}

function readFrom(folder: string): Chart {
  const names = readdirSync(fileURLToPath(folder)).filter((name) => isValuesFile(`/${name}`));
  const others = names.filter((name) => name !== "values.yaml").toSorted();
  return {
    facts: readChart(documentIn(`${folder}Chart.yaml`)),
    values: ["values.yaml", ...others].map((name) => documentIn(folder + name)),
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
