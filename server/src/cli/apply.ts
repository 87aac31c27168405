import { deployablesIn, type Deployable } from "../core/deploy/deployable.ts";
import { joined, say, verbatim, type Message } from "../core/text/message.ts";
import { findManifests } from "../core/validate/findManifests.ts";
import { wordsIn } from "../sources/words.ts";
import { CommandError } from "./commandError.ts";
import { documentsOf } from "./documents.ts";
import { readArguments } from "./readArguments.ts";
import { collectInputs } from "./validate/collectInputs.ts";
import { validate } from "./validate/validate.ts";
import type { Application, AppliedObject, ExitStatus, World, WorldCluster } from "./world.ts";

/**
 * `drydock apply`: applies manifests that Drydock finds no error in and that the server accepts in a dry run of all of them; else
 * nothing is applied. Fields of other managers are never taken over. Its status is 2 unless everything was applied.
 */
export async function apply(args: readonly string[], world: World): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, { context: { type: "string" } });
  const { context } = values;
  if (context === undefined || positionals.length === 0)
    throw new CommandError(
      say`Name the context and the files: \`drydock apply --context staging manifests/\``,
    );
  if (world.openCluster === undefined)
    throw new CommandError(
      say`\`drydock apply\` needs a connection to a cluster, and none may be made here.`,
    );
  // What is checked is what is applied, so standard input is read once, and one connection serves both.
  const input = positionals.includes("-") ? await world.readStandardInput() : Buffer.of();
  const cluster = await world.openCluster(context, wordsIn(world.language));
  const same: World = {
    ...world,
    readStandardInput: () => Promise.resolve(input),
    openCluster: () => Promise.resolve({ ...cluster, close: () => undefined }),
  };
  try {
    const wanted = await objectsIn(positionals, same);
    await refuseErrors(["--context", context, "--", ...positionals], same);
    return await tell(await applyTo(cluster, wanted, world.interruption?.()), { context, cluster, world });
  } finally {
    cluster.close();
  }
}

/** Every object of the files: one that would be left out silently is a reason to apply none. */
async function objectsIn(paths: readonly string[], world: World): Promise<readonly Deployable[]> {
  const { inputs, problems } = await collectInputs(paths, world);
  if (problems.length > 0) throw new CommandError(say`${joined(problems, " ")} Nothing was applied.`);
  const documents = documentsOf(inputs);
  const wanted = documents.flatMap(deployablesIn);
  if (wanted.length < documents.flatMap((document) => findManifests(document)).length)
    throw new CommandError(
      say`An object without \`metadata.name\` cannot be applied: give each one a name. Nothing was applied.`,
    );
  if (wanted.length === 0)
    throw new CommandError(say`There is no Kubernetes object in it. Nothing was applied.`);
  return wanted;
}

async function refuseErrors(args: readonly string[], world: World): Promise<void> {
  let findings = "";
  const status = await validate(["--severity", "error", ...args], {
    ...world,
    write(text) {
      findings += text;
      return Promise.resolve();
    },
  });
  if (status === 0) return;
  throw new CommandError(
    status === 1
      ? say`${findings.trimEnd()}\nNothing was applied: correct these errors first.`
      : say`The manifests could not be checked. Nothing was applied.`,
  );
}

async function applyTo(
  cluster: WorldCluster,
  wanted: readonly Deployable[],
  interruption: AbortSignal | undefined,
): Promise<Application> {
  try {
    return await cluster.apply(wanted, interruption);
  } catch (error) {
    if (interruption?.aborted === true) throw new CommandError(say`Interrupted. Nothing was applied.`);
    throw new CommandError(verbatim(error instanceof Error ? error.message : String(error)));
  }
}

async function tell(
  { kind, objects }: Application,
  {
    context,
    cluster,
    world,
  }: { readonly context: string; readonly cluster: WorldCluster; readonly world: World },
): Promise<ExitStatus> {
  const { namespace } = cluster.inventory;
  const place = say`Context ${context}, namespace ${namespace} where a manifest names none:`;
  const report = joined([place, ...objects.map(told)], "\n");
  if (kind === "refused")
    throw new CommandError(
      say`${report}\nNothing was applied: the dry run has to go through for every object first.`,
    );
  if (objects.some(({ outcome }) => outcome === "failed" || outcome === "not-tried"))
    throw new CommandError(
      say`${report}\nOnly a part was applied. Applying everything again, once the cause is removed, does the rest.`,
    );
  await world.write(`${wordsIn(world.language)(report)}\n`);
  return 0;
}

function told({ title, outcome, failure = "" }: AppliedObject): Message {
  switch (outcome) {
    case "created":
      return say`${title}: created`;
    case "changed":
      return say`${title}: changed`;
    case "unchanged":
      return say`${title}: unchanged`;
    case "failed":
      return say`${title}: failed: ${failure}`;
    case "not-tried":
      return say`${title}: not applied`;
  }
}
