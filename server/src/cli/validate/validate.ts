import type { CheckSettings } from "../../core/check.ts";
import type { Finding } from "../../core/finding.ts";
import { noPolicies } from "../../core/policy/policySet.ts";
import { type Message, say, verbatim } from "../../core/text/message.ts";
import { withWorkspaceKinds } from "../../sources/crdKinds.ts";
import { CommandError } from "../commandError.ts";
import { wordsIn } from "../../sources/words.ts";
import { jsonLines } from "../report/jsonLines.ts";
import { junit } from "../report/junit.ts";
import { pretty } from "../report/pretty.ts";
import type { Reporter, RunFacts } from "../report/reporter.ts";
import { sarif } from "../report/sarif.ts";
import { addFile, nothingYet, type Totals } from "../report/totals.ts";
import { toolVersion } from "../toolVersion.ts";
import type { ExitStatus, World, WorldCluster } from "../world.ts";
import { checkTogether, type Check } from "./checkTogether.ts";
import { findFiles } from "./findFiles.ts";
import { fileInputs, standardInput, type Input } from "./input.ts";
import { kustomizeFactsOf, noKustomizations } from "./kustomizations.ts";
import { readValidateOptions, type ValidateOptions } from "./options.ts";
import { livePolicies, policiesOfInputs } from "./policies.ts";
import { baseSchemas, kindsOfInputs, kindsOfPaths, loadKindsOf, withKindsOf, type Base } from "./schemas.ts";

/** Every rule speaks with the severity that it has by itself. */
const settings: CheckSettings = { severities: new Map() };

/** `drydock validate`: what the API server and the rules would say to the manifests in some files. */
export async function validate(args: readonly string[], world: World): Promise<ExitStatus> {
  const options = readValidateOptions(args);
  const base = await baseSchemas(options.kubernetesVersion, options.context, world);
  return validateAgainst(base, options, world).finally(() => base.cluster?.close());
}

async function validateAgainst(
  { kubernetesVersion, schemas: served, cluster }: Base,
  options: ValidateOptions,
  world: World,
): Promise<ExitStatus> {
  const { inputs, problems } = await collectInputs(options.paths, world);
  const given = withWorkspaceKinds(served, kindsOfPaths(options.crds, served, world));
  // What cannot be read here cannot be read below either, where it is told.
  const shared = options.isolate ? [] : kindsOfInputs(inputs, given, () => undefined);
  const schemas = withWorkspaceKinds(given, shared);
  const live = cluster === undefined ? undefined : await readLivePolicies(cluster);
  const policies = options.isolate ? noPolicies : policiesOfInputs(inputs, live);

  const facts: RunFacts = {
    kubernetesVersion,
    toolVersion: toolVersion(),
    folder: world.folder,
    words: wordsIn(world.language),
  };
  const reporter = reporterFor(options, facts, world);
  await world.write(reporter.start(facts));
  let totals: Totals = { ...nothingYet, problems };
  const check: Check = {
    async schemasFor(text) {
      const problem = cluster === undefined ? undefined : await problemOfLoading(text, cluster);
      if (problem !== undefined) totals = { ...totals, problems: [...totals.problems, problem] };
      return options.isolate ? withKindsOf(text, schemas) : schemas;
    },
    settings,
    policiesFor: (input) => (options.isolate ? policiesOfInputs([input], live) : policies),
    kustomize: options.isolate ? noKustomizations : kustomizeFactsOf(inputs),
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
    for await (const file of checkTogether(together, check)) {
      totals = addFile(totals, file);
      await world.write(reporter.file(file));
    }
  }
  await world.write(reporter.end(totals, facts));
  for (const problem of totals.problems) world.warn(facts.words(problem));
  if (totals.problems.length > 0) return 2;
  return totals.errors > 0 ? 1 : 0;
}

async function readLivePolicies(cluster: WorldCluster): Promise<Input> {
  try {
    return await livePolicies(cluster);
  } catch (error) {
    throw new CommandError(
      say`${error instanceof Error ? error.message : String(error)} Nothing was validated.`,
    );
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

async function collectInputs(
  paths: readonly string[],
  world: World,
): Promise<{ readonly inputs: readonly Input[]; readonly problems: readonly Message[] }> {
  const { files, problems } = findFiles(
    paths.filter((path) => path !== "-"),
    world.folder,
  );
  const inputs = fileInputs(files, world.folder);
  if (!paths.includes("-")) return { inputs, problems };
  return { inputs: [...inputs, standardInput(await world.readStandardInput())], problems };
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
