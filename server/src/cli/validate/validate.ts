import type { Finding } from "../../core/finding.ts";
import { type Message, say, verbatim } from "../../core/text/message.ts";
import { nothingKept } from "../../lsp/graph/keptObjects.ts";
import { withWorkspaceKinds } from "../../sources/crdKinds.ts";
import { CommandError } from "../commandError.ts";
import { wordsIn } from "../../sources/words.ts";
import { inBatches } from "../report/inBatches.ts";
import { jsonLines } from "../report/jsonLines.ts";
import { junit } from "../report/junit.ts";
import { pretty } from "../report/pretty.ts";
import type { Reporter, RunFacts } from "../report/reporter.ts";
import { sarif } from "../report/sarif.ts";
import { addFile, nothingYet, type Totals } from "../report/totals.ts";
import { toolVersion } from "../toolVersion.ts";
import type { ExitStatus, World, WorldCluster } from "../world.ts";
import { buildFiles } from "./builds.ts";
import { checkTogether, type Check } from "./checkTogether.ts";
import { collectInputs } from "./collectInputs.ts";
import type { Input } from "./input.ts";
import { openCleanFiles } from "./cleanFiles.ts";
import { chartsAround, noCharts } from "./charts.ts";
import { kustomizeFactsOf, noKustomizations } from "./kustomizations.ts";
import { readValidateOptions, type ValidateOptions } from "./options.ts";
import { livePolicies, policiesOfInputs } from "./policies.ts";
import { loadProjectConfiguration, type ProjectConfiguration } from "./projectConfiguration.ts";
import {
  baseSchemas,
  kindsOfInputs,
  kindsOfPaths,
  kindsOfProject,
  loadKindsOf,
  withKindsOf,
  type Base,
} from "./schemas.ts";
import { renderCharts } from "./renderings.ts";
import { selectionOf, type Selection } from "./selection.ts";

/** `drydock validate`: what the API server and the rules would say to the manifests in some files. */
export async function validate(args: readonly string[], world: World): Promise<ExitStatus> {
  const options = readValidateOptions(args);
  const project = loadProjectConfiguration(options.config, world);
  const selection = await selectionOf(options, project, world);
  // A cluster knows its version better than the project does.
  const ofProject = options.context === undefined ? project.kubernetesVersion : undefined;
  const base = await baseSchemas(options.kubernetesVersion ?? ofProject, options.context, world);
  return validateAgainst(base, { options, project, selection }, world).finally(() => base.cluster?.close());
}

/** The programs that make manifests of other files. */
type Builder = Pick<World, "buildKustomization" | "renderChart">;

/** What was asked for, on the command line and by the project. */
interface Wishes {
  readonly options: ValidateOptions;
  readonly project: ProjectConfiguration;
  readonly selection: Selection;
}

async function validateAgainst(
  { kubernetesVersion, schemas: served, cluster }: Base,
  { options, project, selection }: Wishes,
  world: World,
): Promise<ExitStatus> {
  const { inputs, problems } = await collectInputs(options.paths, world);
  const given = withWorkspaceKinds(served, [
    ...kindsOfProject(project, served, world),
    ...kindsOfPaths(options.crds, served, world),
  ]);
  // What cannot be read here cannot be read below either, where it is told.
  const together = options.isolate ? [] : inputs;
  const schemas = withWorkspaceKinds(
    given,
    kindsOfInputs(together, given, () => undefined),
  );
  const live = cluster === undefined ? undefined : await readLivePolicies(cluster);
  const { policies, files: policyFiles } = policiesOfInputs(together, live);

  const circumstances = {
    options,
    settings: project.check,
    kubernetesVersion,
    crds: [...project.crds, ...options.crds],
    policies: policyFiles,
  };
  // A cluster may serve other types at any time, and a file that is alone knows none of the definitions that make up the circumstances.
  const clean =
    options.isolate || cluster !== undefined
      ? nothingKept
      : await openCleanFiles(inputs, circumstances, world);

  const charts = options.isolate ? noCharts : chartsAround(inputs);
  const facts: RunFacts = {
    kubernetesVersion,
    toolVersion: toolVersion(),
    folder: world.folder,
    charts: charts.folders.size,
    words: wordsIn(world.language),
  };
  const reporter = options.writeBaseline === undefined ? reporterFor(options, facts, world) : silent;
  const output = inBatches((text) => world.write(text));
  await output.write(reporter.start(facts));
  let totals: Totals = { ...nothingYet, problems };
  const builder = options.build ? builderOf(world) : undefined;
  const check: Check = {
    async schemasFor(text) {
      const problem = cluster === undefined ? undefined : await problemOfLoading(text, cluster);
      if (problem !== undefined) totals = { ...totals, problems: [...totals.problems, problem] };
      return options.isolate ? withKindsOf(text, schemas) : schemas;
    },
    settings: project.check,
    policiesFor: (input) =>
      options.isolate ? policiesOfInputs([input], live).policies : policies.inForceFor(input.name),
    kustomize: options.isolate ? noKustomizations : kustomizeFactsOf(inputs),
    async build(sources, against) {
      if (builder === undefined) return new Map();
      const expectations = { schemas: against, settings: project.check };
      const built = await buildFiles(
        check.kustomize.builds,
        sources,
        expectations,
        builder.buildKustomization,
        (problem) => {
          check.onProblem(problem);
        },
      );
      const rendered = await renderCharts(
        charts.folders,
        sources,
        expectations,
        builder.renderChart,
        (problem) => {
          world.warn(facts.words(problem));
        },
      );
      return new Map([...built, ...rendered]);
    },
    charts,
    clean,
    inventory: cluster?.inventory,
    isWanted: filterOf(options),
    onProblem(problem) {
      totals = { ...totals, problems: [...totals.problems, problem] };
    },
    onFailure(file, { code, error }) {
      world.warn(`The rule \`${code}\` failed on \`${file}\`, a mistake of Drydock: ${String(error)}`);
    },
  };
  for (const together of options.isolate ? inputs.map((input) => [input]) : [inputs]) {
    for await (const checked of checkTogether(together, check)) {
      const file = selection.of(checked);
      if (file === undefined) continue;
      totals = addFile(totals, file);
      await output.write(reporter.file(file));
    }
  }
  selection.end();
  await output.write(reporter.end(totals, facts));
  await output.flush();
  await clean.keep();
  // Silence would pass for a valid manifest; what is printed for people counts the objects.
  if (options.format !== "pretty" && facts.charts === 0 && isEmpty(totals))
    world.warn(
      facts.words(
        say`No Kubernetes object was found to check: nothing has an \`apiVersion\` and a \`kind\`.`,
      ),
    );
  for (const problem of totals.problems) world.warn(facts.words(problem));
  if (totals.problems.length > 0) return 2;
  return totals.errors > 0 ? 1 : 0;
}

function isEmpty({ objects, filesWithFindings, problems }: Totals): boolean {
  return objects === 0 && filesWithFindings === 0 && problems.length === 0;
}

function builderOf({ buildKustomization, renderChart }: World): Required<Builder> {
  if (buildKustomization === undefined || renderChart === undefined)
    throw new CommandError(say`\`--build\` starts a program, which is not allowed here.`);
  return { buildKustomization, renderChart };
}

/** What is accepted into a baseline is not reported. */
const silent: Reporter = { start: () => "", file: () => "", end: () => "" };

async function readLivePolicies(cluster: WorldCluster): Promise<Input> {
  try {
    return await livePolicies(cluster);
  } catch (error) {
    throw new CommandError(say`${error instanceof Error ? error.message : String(error)} Nothing was done.`);
  }
}

/** What keeps the cluster from telling the types of a text, which then stay unchecked. */
async function problemOfLoading(text: string, cluster: WorldCluster): Promise<Message | undefined> {
  try {
    await loadKindsOf(text, cluster);
    return undefined;
  } catch (error) {
    return verbatim(error instanceof Error ? error.message : String(error));
  }
}

function filterOf({ only, severities }: ValidateOptions): (finding: Finding) => boolean {
  return ({ code, severity }) => severities.has(severity) && (only.size === 0 || only.has(code));
}

function reporterFor({ format }: ValidateOptions, facts: RunFacts, { paint }: World): Reporter {
  switch (format) {
    case "pretty":
      return pretty(facts, paint);
    case "json":
      return jsonLines(facts);
    case "sarif":
      return sarif(facts);
    case "junit":
      return junit(facts);
  }
}
