import type { CheckSettings } from "../../core/check.ts";
import type { SourceFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import { definedNames } from "../../core/graph/definedNames.ts";
import { holdsParts } from "../../core/kustomize/fileForms.ts";
import { createResourceGraph } from "../../core/graph/resourceGraph.ts";
import { formOfFile } from "../../core/fileForm.ts";
import { inParts, type FindingsByPart } from "../../core/references/chartFindings.ts";
import { unsaid } from "../../core/references/checkBuilds.ts";
import { withoutAnswered } from "../../core/inventory/withoutAnswered.ts";
import type { PolicySet } from "../../core/policy/policySet.ts";
import { createReferenceChecks } from "../../core/references/referenceChecks.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import type { Message } from "../../core/text/message.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { KeptObjects } from "../../lsp/graph/keptObjects.ts";
import type { BuiltFiles } from "./builds.ts";
import { withFindings, withoutMended, type CheckedFile, type RuleFailure } from "./checkFile.ts";
import { checkInput } from "./checkInput.ts";
import type { WorldInventory } from "../world.ts";
import { clusterFindings } from "./clusterFindings.ts";
import { decode, sourceOf, type Input } from "./input.ts";
import type { Charts } from "./charts.ts";
import type { KustomizeFacts } from "./kustomizations.ts";

/** What files are checked against, and who hears of what. */
export interface Check {
  /** What a text is checked against. */
  schemasFor(text: string): Promise<SchemaSet>;
  policiesFor(input: Input): PolicySet;
  readonly settings: CheckSettings;
  readonly kustomize: KustomizeFacts;
  readonly charts: Charts;
  /** Has kustomizations built that take up some files, and their charts rendered; nothing where that was not asked for. */
  build(sources: ReadonlyMap<string, SourceFile>, schemas: SchemaSet): Promise<BuiltFiles>;
  /** What earlier runs have found nothing wrong with. */
  readonly clean: KeptObjects;
  /** Of the cluster, where there is one. */
  readonly inventory: WorldInventory | undefined;
  readonly isWanted: (finding: Finding) => boolean;
  onProblem(problem: Message): void;
  /** A rule threw: a mistake of ours. */
  onFailure(file: string, failure: RuleFailure): void;
}

interface CheckedInput {
  readonly input: Input;
  readonly file: CheckedFile;
  readonly ofChart: FindingsByPart;
}

/** Checks some files: each by itself, and then how their objects fit together. */
export async function* checkTogether(inputs: readonly Input[], check: Check): AsyncGenerator<CheckedFile> {
  const { kustomize, charts, settings, clean, isWanted } = check;
  const graph = createResourceGraph();
  const checked: CheckedInput[] = [];
  let schemas = await check.schemasFor("");
  for (const input of inputs) {
    const result = input.read();
    if (result.kind === "failed") {
      check.onProblem(result.problem);
      continue;
    }
    const text = decode(result.bytes);
    schemas = await check.schemasFor(text);
    const form = formOfFile({ forms: kustomize.forms, charts: charts.folders }, input.uri);
    const source = sourceOf(input, text);
    const { file, objects } = checkInput(
      text,
      source,
      { schemas, settings, policies: check.policiesFor(input), form },
      {
        clean,
        isWanted,
        onFailure(failure) {
          check.onFailure(input.name, failure);
        },
      },
    );
    graph.setFile(
      { ...source, uri: input.uri },
      (part) => objects.get(part) ?? [],
      holdsParts(kustomize.forms, input.uri),
    );
    checked.push({ input, file, ofChart: charts.findingsIn(input.uri, source, settings) });
  }
  const references = createReferenceChecks(
    graph,
    { schemas, settings, builds: kustomize.builds },
    (part) => parseDocument(part.text),
    (site, code, error) => {
      check.onFailure(site.uri, { code, error });
    },
  );
  const parts = checked.flatMap(({ file }) => file.source.parts);
  const live =
    check.inventory === undefined
      ? undefined
      : await clusterFindings(parts, check.inventory, definedNames(graph.sites()));
  const sources = new Map(
    checked.map(({ input: { uri }, file: { source } }) => [uri, { ...source, uri }] as const),
  );
  const built = await check.build(sources, schemas);
  for (const { input, file, ofChart } of checked) {
    const report = built.get(input.uri);
    const known = report === undefined ? file : withoutMended(file, report);
    const asBuilt = report === undefined ? undefined : inParts(report.file, report.findings, settings);
    yield withFindings(known, (part, said) => {
      const ofReferences = references.findingsIn(input.uri, part);
      const found = [
        ...(check.inventory === undefined
          ? ofReferences
          : withoutAnswered(ofReferences, parseDocument(part.text), check.inventory)),
        ...(ofChart.get(part) ?? []),
        ...(live?.get(part) ?? []),
      ];
      return [...found, ...unsaid([...said, ...found], asBuilt?.get(part) ?? [])].filter(isWanted);
    });
  }
}
