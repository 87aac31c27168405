import { manifestSkeleton } from "../../core/features/completion/manifestSkeleton.ts";
import { writerFor } from "../../core/features/completion/skeletonWriter.ts";
import { plainText } from "../../core/features/completion/snippet.ts";
import { say } from "../../core/text/message.ts";
import { CommandError } from "../commandError.ts";
import { readArguments } from "../readArguments.ts";
import type { ExitStatus, World } from "../world.ts";
import { readQuestion } from "./findKind.ts";
import { findType, typeOptions } from "./findType.ts";

/** As most people write manifests. */
const layout = { step: 2, dashOffset: 2, lineBreak: "\n", json: false } as const;

/** `drydock skeleton`: a manifest of a kind with the fields that it must have, as completion writes it. */
export async function skeleton(args: readonly string[], world: World): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, typeOptions);
  const [name, ...more] = positionals;
  const question = name === undefined ? undefined : readQuestion(name);
  if (question === undefined || question.fields.length > 0 || more.length > 0)
    throw new CommandError(say`Name one kind: \`drydock skeleton apps/v1/Deployment\``);
  const { info, schema } = findType(question, values, world);
  await world.write(`${plainText(manifestSkeleton(info, schema, writerFor(layout), 0))}\n`);
  return 0;
}
