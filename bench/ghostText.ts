// What a proposal of text costs besides the model, in CPU time of this process: finding the gap, its facts, the prompt, and the
// filter that the answer passes.
//
//   node bench/ghostText.ts
import { fitting } from "../server/src/core/assist/ghost/fitting.ts";
import { gapAt } from "../server/src/core/assist/ghost/gap.ts";
import { promptOf } from "../server/src/core/assist/ghost/ghostPrompt.ts";
import { createProposals } from "../server/src/core/assist/ghost/proposals.ts";
import { cutAtStop } from "../server/src/core/assist/ghost/stops.ts";
import { fieldsAt } from "../server/src/core/features/completion/fieldsAt.ts";
import { loadCatalogue } from "../server/src/sources/catalogue.ts";

const rounds = 60;
const schemas = loadCatalogue("1.36");
const against = { schemas, settings: { severities: new Map<string, never>() } };
const head = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image:`;
const comments = Array.from({ length: 60 }, (_, index) => `      # line ${String(index)}\n`).join("");
const text = `${head}\n      ports:\n        - containerPort: 80\n    - name: sidecar\n${comments}`;
const offset = head.length;

const proposals = createProposals(200, 2_000_000);
for (let index = 0; index < 200; index++)
  proposals.add({ uri: "a", text: text + String(index), offset, proposed: " x" });

/** One proposal from the keystroke to what would be shown; returns milliseconds of CPU time. */
function propose(): number {
  const began = process.cpuUsage();
  proposals.find("a", text, offset);
  const gap = gapAt(text, offset);
  if (typeof gap === "string") throw new Error(`Nothing is proposed there: ${gap}`);
  const fields = fieldsAt(text, offset, schemas);
  promptOf(gap, { path: fields?.path ?? "", missing: [], possible: fields?.possible ?? [], objects: [] });
  const { text: proposal } = cutAtStop(" nginx:1.27\n      tty: true\n      name: x", gap);
  if (fitting(text, offset, proposal, against) === undefined) throw new Error("The proposal does not fit");
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

const times = Array.from({ length: rounds }, propose).toSorted((one, other) => one - other);
console.log(
  `own work on a proposal: ${times[rounds / 2]?.toFixed(2) ?? ""} ms (median of ${String(rounds)})`,
);
