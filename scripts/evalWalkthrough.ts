// Scores walkthroughs against verified ones (`walkthrough-truth/`, beside the project or where DRYDOCK_SHARED says).
//
//   node scripts/evalWalkthrough.ts [--floor] [--verbose]
//
// Sources: Debian's Kubernetes 1.20, fetched by the script, and checkouts in the folder that DRYDOCK_GO_SOURCES names, each
// called like its truth (`jobset`, `kueue`). Truths without sources are named and left out. `--floor` fails below the floor.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readWalkthrough } from "../server/src/walkthrough/readWalkthrough.ts";
import { kubernetesSource } from "./kubernetesSource.ts";

interface Truth {
  readonly id: string;
  readonly entry: string;
  readonly steps: readonly unknown[];
}

interface Score {
  readonly coreRecall: number;
  readonly precision: number;
  readonly startExact: number;
  readonly tau: number;
  readonly missedCore: readonly string[];
  readonly extra: readonly string[];
}

type ScoreSteps = (truth: readonly unknown[], predicted: readonly unknown[]) => Score;

const { values: options } = parseArgs({
  options: { floor: { type: "boolean", default: false }, verbose: { type: "boolean", default: false } },
});
const shared = process.env["DRYDOCK_SHARED"] ?? path.join(import.meta.dirname, "../../shared");
const truthFolder = path.join(shared, "walkthrough-truth");
/** Kubernetes' own controller manager has to be told almost without a mistake; the others on average. */
const floors = {
  manager: { coreRecall: 0.95, precision: 0.8, startExact: 0.95, tau: 0.9 },
  mean: { coreRecall: 0.88, precision: 0.78, startExact: 0.95, tau: 0.9 },
};
const measures = ["coreRecall", "precision", "startExact", "tau"] as const;

if (!existsSync(truthFolder)) {
  console.log("No verified walkthroughs on this machine (DRYDOCK_SHARED): nothing was scored.");
  process.exit(0);
}

const scorer = pathToFileURL(path.join(shared, "tools/score-walkthrough.mjs")).href;
const { score } = (await import(scorer)) as { readonly score: ScoreSteps };
const scores = new Map<string, Score>();
for (const name of readdirSync(truthFolder).filter((each) => /^[a-z].*\.json$/u.test(each))) {
  const truth = JSON.parse(readFileSync(path.join(truthFolder, name), "utf8")) as Truth;
  const root = sourceOf(truth.id);
  if (root === undefined) console.log(`${truth.id.padEnd(28)}no sources on this machine`);
  else await scoreOne(truth, root);
}
if (scores.size > 1) print("mean", mean());
if (options.floor) checkFloor();

function sourceOf(id: string): string | undefined {
  const checkouts = process.env["DRYDOCK_GO_SOURCES"];
  const checkout = checkouts === undefined ? undefined : path.join(checkouts, id);
  if (checkout !== undefined && existsSync(checkout)) return checkout;
  return id === "kcm-1.20" ? kubernetesSource() : undefined;
}

async function scoreOne({ id, entry, steps }: Truth, root: string): Promise<void> {
  const began = performance.now();
  const walkthrough = await readWalkthrough({ file: path.join(root, entry), root, language: "en" });
  const duration = performance.now() - began;
  const result = score(steps, walkthrough?.steps ?? []);
  scores.set(id, result);
  print(id, result, `${walkthrough?.steps.length ?? 0} steps in ${duration.toFixed(0)} ms`);
  if (!options.verbose) return;
  for (const missed of result.missedCore) console.log(`  missed: ${missed}`);
  for (const extra of result.extra) console.log(`  not in the truth: ${extra}`);
}

function mean(): Pick<Score, (typeof measures)[number]> {
  const all = [...scores.values()];
  const of = (measure: (typeof measures)[number]): number =>
    all.reduce((sum, each) => sum + each[measure], 0) / all.length;
  return {
    coreRecall: of("coreRecall"),
    precision: of("precision"),
    startExact: of("startExact"),
    tau: of("tau"),
  };
}

function print(id: string, result: Pick<Score, (typeof measures)[number]>, more = ""): void {
  const cells = measures.map((measure) => `${measure} ${result[measure].toFixed(3)}`);
  console.log(`${id.padEnd(28)}${cells.join("  ")}  ${more}`);
}

function checkFloor(): void {
  const manager = [...scores].filter(([id]) => id.startsWith("kcm-"));
  const failures = [
    ...manager.flatMap(([id, result]) => below(id, result, floors.manager)),
    ...below("mean", mean(), floors.mean),
  ];
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) process.exit(1);
}

function below(
  id: string,
  result: Pick<Score, (typeof measures)[number]>,
  floor: typeof floors.mean,
): string[] {
  return measures
    .filter((measure) => result[measure] < floor[measure])
    .map((measure) => `${id}: ${measure} is ${result[measure].toFixed(3)}, below ${floor[measure]}`);
}
