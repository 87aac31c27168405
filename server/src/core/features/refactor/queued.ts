import { say } from "../../text/message.ts";
import { fieldsAt, type RefactoredWorkload, type Refactoring } from "./refactoring.ts";

const queueName = "kueue.x-k8s.io/queue-name";

/** Kinds that Kueue's own webhooks look at, and the name of the queue that it takes where none is named. */
const admitted: ReadonlySet<string> = new Set(["Job", "Deployment", "StatefulSet", "Pod"]);
const defaultQueue = "default";

/**
 * Waits until its queue has room, instead of pods that are pending.
 *
 * https://kueue.sigs.k8s.io/docs/tasks/run/
 */
export function queued({ object, kind }: RefactoredWorkload): readonly Refactoring[] {
  const metadata = fieldsAt(object, "metadata");
  const labels = fieldsAt(metadata, "labels");
  if (!admitted.has(kind) || labels[queueName] !== undefined) return [];
  return [
    {
      title: say`Wait in a queue of Kueue until there is room: the label for the LocalQueue \`${defaultQueue}\``,
      object: { ...object, metadata: { ...metadata, labels: { ...labels, [queueName]: defaultQueue } } },
      added: [],
    },
  ];
}
