import { say } from "../../core/text/message.ts";
import { flowNames, flows, type FlowName } from "../../core/workload/forms/flows.ts";
import { complaintAbout, nextStep } from "../../core/workload/forms/form.ts";
import { writeYaml } from "../../core/yaml/writeYaml.ts";
import { CommandError } from "../commandError.ts";
import { oneOf, readArguments } from "../readArguments.ts";
import type { ExitStatus, World } from "../world.ts";

/** `drydock deploy-model MODEL`: the manifests that serve a model, on standard output. */
export function deployModel(args: readonly string[], world: World): Promise<ExitStatus> {
  const { values, positionals } = readOptions("model", args);
  const [model, ...more] = positionals;
  if (model === undefined || more.length > 0)
    throw new CommandError(say`Name one model: \`drydock deploy-model Qwen/Qwen3-8B\``);
  return write("model", { ...values, model }, world);
}

/** `drydock new FLOW`: the manifests of a job, on standard output. */
export function newObjects([flowText = "", ...args]: readonly string[], world: World): Promise<ExitStatus> {
  if (flowText === "")
    throw new CommandError(say`Say what to write: \`drydock new training\` or \`drydock new data\``);
  const flow = oneOf("drydock new", flowText, flowNames);
  const { values, positionals } = readOptions(flow, args);
  const [stray] = positionals;
  if (stray !== undefined)
    throw new CommandError(say`\`drydock new ${flow}\` takes options only; \`${stray}\` is none.`);
  return write(flow, values, world);
}

type Values = Readonly<Record<string, string>>;

/** Every question of the flow is an option of its name. */
function readOptions(flow: FlowName, args: readonly string[]): { values: Values; positionals: string[] } {
  const options = Object.fromEntries(flows[flow].questions.map((id) => [id, { type: "string" } as const]));
  const { values, positionals } = readArguments(args, options);
  const given = Object.entries(values).flatMap(([id, value]) =>
    typeof value === "string" ? [[id, value] as const] : [],
  );
  return { values: Object.fromEntries(given), positionals };
}

/** What no option answers is as proposed. */
async function write(flow: FlowName, values: Values, world: World): Promise<ExitStatus> {
  const answers: Record<string, string> = { ...values };
  for (;;) {
    const step = nextStep(flows[flow], answers, []);
    switch (step.kind) {
      case "refused":
        throw new CommandError(say`This can not be written: ${step.reason}.`);
      case "question": {
        const { id, suggestion } = step.question;
        const answer = values[id] ?? suggestion;
        const complaint = complaintAbout(step.question, answer);
        if (complaint !== undefined)
          throw new CommandError(
            flow === "model" && id === "model"
              ? say`\`${answer}\` ${complaint}.`
              : say`\`--${id}\`: \`${answer}\` ${complaint}.`,
          );
        answers[id] = answer;
        break;
      }
      case "objects": {
        const idle = Object.keys(values).find((id) => !step.asked.includes(id));
        if (idle !== undefined)
          throw new CommandError(say`\`--${idle}\` has no meaning together with the other options.`);
        await world.write(step.objects.map(writeYaml).join("---\n"));
        return 0;
      }
    }
  }
}
