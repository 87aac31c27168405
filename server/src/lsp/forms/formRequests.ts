import { gpuStock } from "../../core/inventory/gpuStock.ts";
import { flowNames, flows } from "../../core/workload/forms/flows.ts";
import { complaintAbout, nextStep, type GpuStock } from "../../core/workload/forms/form.ts";
import { say, type Words } from "../../core/text/message.ts";
import { writeYaml } from "../../core/yaml/writeYaml.ts";
import { refusal, type ClusterLink } from "../cluster/clusterLink.ts";
import type { Session } from "../session.ts";
import { formMethods, type NextStepAnswer, type NextStepParams } from "./protocol.ts";

/** Leads an editor through the questions before new objects; the GPUs of a connected cluster are among the choices. */
export function registerFormRequests(session: Pick<Session, "connection" | "cluster" | "words">): void {
  const { connection, cluster, words } = session;
  connection.onRequest<NextStepAnswer, undefined>(
    formMethods.next,
    async ({ flow, answers }: NextStepParams) => {
      const name = flowNames.find((known) => known === flow);
      if (name === undefined) throw refusal(words(say`There is nothing called ${flow} to be written.`));
      return answerTo(flows[name], answers, await stockOf(cluster), words);
    },
  );
}

async function stockOf(cluster: ClusterLink): Promise<readonly GpuStock[]> {
  const inventory = cluster.inventory();
  if (inventory === undefined) return [];
  // The first to ask has it read.
  if (inventory.nodes() === undefined) await Promise.all(inventory.pending());
  return gpuStock(inventory.nodes()?.items ?? []);
}

function answerTo(
  form: (typeof flows)[keyof typeof flows],
  answers: NextStepParams["answers"],
  stock: readonly GpuStock[],
  words: Words,
): NextStepAnswer {
  const step = nextStep(form, answers, stock);
  switch (step.kind) {
    case "refused":
      return { kind: "refused", reason: words(step.reason) };
    case "objects":
      return { kind: "objects", text: step.objects.map(writeYaml).join("---\n") };
    case "question": {
      const { id, suggestion, choices } = step.question;
      const answer = answers[id];
      const complaint = answer === undefined ? undefined : complaintAbout(step.question, answer);
      return {
        kind: "question",
        id,
        suggestion,
        choices: choices.map(({ value, detail }) => ({
          value,
          ...(detail === undefined ? {} : { detail: words(detail) }),
        })),
        ...(complaint === undefined ? {} : { complaint: words(complaint) }),
      };
    }
  }
}
