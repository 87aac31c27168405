import { deployablesIn } from "../core/deploy/deployable.ts";
import { lineEdits } from "../core/text/lineEdits.ts";
import { unifiedDiff } from "../core/text/unifiedDiff.ts";
import { joined, say, verbatim, type Message, type Words } from "../core/text/message.ts";
import { findManifests } from "../core/validate/findManifests.ts";
import type { YamlDocument } from "../core/yaml/node.ts";
import { wordsIn } from "../sources/words.ts";
import { CommandError } from "./commandError.ts";
import { documentsOf } from "./documents.ts";
import { readArguments } from "./readArguments.ts";
import { collectInputs } from "./validate/collectInputs.ts";
import type { ExitStatus, ObjectChange, World } from "./world.ts";

/**
 * `drydock diff`: what applying some manifests would change in a cluster, by dry runs on its server. Nothing is changed
 * there. Its status is 1 when something would change or be refused.
 */
export async function diff(args: readonly string[], world: World): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, { context: { type: "string" } });
  const { context } = values;
  if (context === undefined || positionals.length === 0)
    throw new CommandError(
      say`Name the context and the files: \`drydock diff --context staging manifests/\``,
    );
  if (world.openCluster === undefined)
    throw new CommandError(say`\`drydock diff\` needs a connection to a cluster, and none may be made here.`);
  const collected = await collectInputs(positionals, world);
  const documents = documentsOf(collected.inputs);
  const wanted = documents.flatMap(deployablesIn);
  const problems = [...collected.problems, ...leftOut(documents, wanted.length)];
  if (wanted.length === 0) throw new CommandError(joined(problems, " "));
  const words = wordsIn(world.language);
  const cluster = await world.openCluster(context, words);
  const changes = await cluster
    .diff(wanted)
    .catch((error: unknown) => {
      throw new CommandError(verbatim(error instanceof Error ? error.message : String(error)));
    })
    .finally(() => {
      cluster.close();
    });
  const texts = changes.map((change) => textOn(change, words)).filter((text) => text !== "");
  await world.write(texts.join("\n"));
  for (const problem of problems) world.warn(words(problem));
  if (problems.length > 0) return 2;
  return texts.length > 0 ? 1 : 0;
}

/** Silence would pass for objects that the cluster has as they are. */
function leftOut(documents: readonly YamlDocument[], compared: number): readonly Message[] {
  const there = documents.flatMap((document) => findManifests(document)).length;
  if (there === 0) return [say`There is no Kubernetes object in it. Nothing was compared.`];
  return there === compared
    ? []
    : [say`An object without \`metadata.name\` cannot be compared: give each one a name.`];
}

/** Empty for an object that stays as it is. */
function textOn({ title, live, applied, failure }: ObjectChange, words: Words): string {
  if (failure !== undefined) return `${words(say`${title} would be refused: ${failure}`)}\n`;
  const changes = unifiedDiff(title, live, lineEdits(live, applied));
  if (changes === "") return "";
  const told = live === "" ? say`${title} would be created:` : say`${title} would change:`;
  return `${words(told)}\n${changes}`;
}
