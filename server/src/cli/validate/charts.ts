import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { CheckSettings } from "../../core/check.ts";
import { textOf, type SourceFile } from "../../core/documents/sourceFile.ts";
import {
  chartAround,
  chartDescribedBy,
  chartOfTemplate,
  foldersOfDependency,
  isValuesFile,
  possibleCharts,
  readChart,
  type ChartFacts,
  type ChartFolders,
} from "../../core/helm/chart.ts";
import { chartValues, type Chart, type ValuesText } from "../../core/helm/chartValues.ts";
import { readTemplate } from "../../core/helm/readTemplate.ts";
import { chartFindings, type FindingsByPart } from "../../core/references/chartFindings.ts";
import { descriptionFindings } from "../../core/references/descriptionFindings.ts";
import { valuesFindings, type InsideSchema } from "../../core/references/valuesFindings.ts";
import { readJsonSchema } from "../../core/schema/readJsonSchema.ts";
import type { Schema } from "../../core/schema/schema.ts";
import type { YamlDocument } from "../../core/yaml/node.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { toValue } from "../../core/yaml/toValue.ts";
import { decode, type Input } from "./input.ts";

/** The Helm charts that some files belong to. */
export interface Charts {
  readonly folders: ChartFolders;
  /** How a template fits the values of its chart, and these their schema; nothing for other files. */
  findingsIn(uri: string, source: SourceFile, settings: CheckSettings): FindingsByPart;
}

/** What is known where no chart is looked at. */
export const noCharts: Charts = { folders: new Set(), findingsIn: () => new Map() };

export function chartsAround(inputs: readonly Input[]): Charts {
  const possible = new Set(inputs.flatMap(({ uri }) => (uri.startsWith("file:") ? possibleCharts(uri) : [])));
  const folders = new Set([...possible].filter((folder) => existsSync(fileURLToPath(`${folder}Chart.yaml`))));
  const known = new Map<string, Chart>();
  const schemas = new Map<string, Schema | undefined>();

  function schemaIn(folder: string): Schema | undefined {
    if (schemas.has(folder)) return schemas.get(folder);
    const { root, problems } = documentIn(`${folder}values.schema.json`);
    const schema = root === undefined || problems.length > 0 ? undefined : readJsonSchema(toValue(root));
    schemas.set(folder, schema);
    return schema;
  }

  function chartIn(folder: string): Chart {
    const around = chartAround(folders, folder);
    const chart = known.get(folder) ?? {
      ...readFrom(folder),
      around: around === undefined ? undefined : chartIn(around),
    };
    known.set(folder, chart);
    return chart;
  }

  function schemasInside(folder: string, { dependencies }: ChartFacts): readonly InsideSchema[] {
    return dependencies.flatMap((dependency) => {
      const found = foldersOfDependency(folder, dependency).find((each) =>
        existsSync(fileURLToPath(`${each}Chart.yaml`)),
      );
      const schema = found === undefined ? undefined : schemaIn(found);
      return schema === undefined ? [] : [{ dependency, schema }];
    });
  }

  return {
    folders,
    findingsIn(uri, source, settings) {
      const folder = chartOfTemplate(folders, uri);
      if (folder !== undefined)
        return chartFindings(source, readTemplate(textOf(source)), chartIn(folder), settings);
      const describes = chartDescribedBy(folders, uri);
      if (describes !== undefined && uri === `${describes}Chart.yaml`)
        return descriptionFindings(source, parseDocument(textOf(source)), settings);
      const described = isValuesFile(uri) ? describes : undefined;
      if (described === undefined) return new Map();
      const { facts, values } = chartIn(described);
      const schemas = { own: schemaIn(described), inside: schemasInside(described, facts) };
      return valuesFindings(source, parseDocument(textOf(source)), schemas, values.defaults, settings);
    },
  };
}

function readFrom(folder: string): Omit<Chart, "around"> {
  const names = globSync(["*", "ci/*"], { cwd: fileURLToPath(folder) }).toSorted();
  const { defaults, others } = chartValues(
    folder,
    names.map((name) => ({ uri: folder + name.replaceAll(path.sep, "/") })),
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
