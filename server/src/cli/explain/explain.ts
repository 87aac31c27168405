import { explanation } from "../../core/features/explanation/explanation.ts";
import { describeIn } from "../../core/features/documentation.ts";
import { say } from "../../core/text/message.ts";
import { loadDocumentation } from "../../sources/catalogue.ts";
import { wordsIn } from "../../sources/words.ts";
import { CommandError } from "../commandError.ts";
import { readArguments } from "../readArguments.ts";
import type { ExitStatus, World } from "../world.ts";
import { explainRule, isCode } from "./explainRule.ts";
import { readQuestion } from "./findKind.ts";
import { findType, typeOptions } from "./findType.ts";
import { followFields } from "./followFields.ts";

/** `drydock explain`: type, documentation and fields of a kind or of one of its fields, or what the code of a finding stands for. */
export async function explain(args: readonly string[], world: World): Promise<ExitStatus> {
  const { values, positionals } = readArguments(args, typeOptions);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new CommandError(say`Name one kind or field: \`drydock explain apps/v1/Deployment.spec.strategy\``);
  if (isCode(name)) {
    await world.write(explainRule(name, world));
    return 0;
  }
  const question = readQuestion(name);
  const { info, schema, schemas } = findType(question, values, world);
  const place = followFields(question.fields, schema, info.gvk.kind);
  await world.write(
    explanation(info, place, schemas.kubernetesVersion, describeIn(world.language, loadDocumentation()), {
      paint: world.paint,
      words: wordsIn(world.language),
    }),
  );
  return 0;
}
