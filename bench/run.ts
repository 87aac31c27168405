// Side by side with yaml-language-server, in one run on one machine: absolute times belong to the machine, ratios hold.
//   npm run bench -- [--rounds N] [--only SCENARIO] [--without-peer] [--write]
// With `--write` the table of docs/benchmarks.md is replaced by the measured one, which has to be whole.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "../scripts/build.ts";
import { timeCommandLine } from "./commandLine.ts";
import { editing, median, opening, startUp, type Scenario } from "./scenarios.ts";
import { drydock, yamlLanguageServer } from "./servers.ts";
import { largeFile, manifests, pairs, smallFile } from "./workloads.ts";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    only: { type: "string" },
    "without-peer": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

const root = path.dirname(import.meta.dirname);
const minute = 60_000;
const scenarios: readonly Scenario[] = [
  startUp(smallFile(), minute),
  editing("680 lines", pairs(10), { timeoutMilliseconds: minute, requests: false }),
  editing("68,000 lines", pairs(1000), { timeoutMilliseconds: minute, requests: true }),
  editing("340,000 lines", pairs(5000), { timeoutMilliseconds: minute, requests: false }),
  opening("50 MiB", largeFile(50 * 1024 * 1024), minute),
];

/** Values of all rounds by scenario, then measure, then server. */
type Table = Map<string, Map<string, Map<string, (number | string)[]>>>;

async function main(): Promise<void> {
  if (options.write && (options.only !== undefined || options["without-peer"]))
    throw new Error("`--write` replaces the whole table: leave `--only` and `--without-peer` out.");
  // What people install: the bundles as they ship.
  await build("package");
  const servers = options["without-peer"] ? [drydock] : [drydock, yamlLanguageServer()];
  const chosen = scenarios.filter(({ name }) => options.only === undefined || name === options.only);
  const table: Table = new Map();
  const rounds = Number(options.rounds);
  for (let round = 0; round < rounds; round++)
    for (const scenario of chosen)
      // Whoever is second finds a warmer machine: take turns.
      for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
        if (hasFailed(table, scenario.name, server.name)) continue;
        process.stderr.write(`round ${round + 1}: ${scenario.name}, ${server.name}\n`);
        const measured = new Map<string, number | string>();
        await scenario.run(server, measured);
        for (const [measure, value] of measured) note(table, scenario.name, measure, server.name, value);
      }
  if (options.only === undefined || options.only === "command line") measureCommandLine(table, rounds);
  const report = reportOf(table);
  console.log(report);
  if (options.write) writeReport(report);
}

function measureCommandLine(table: Table, rounds: number): void {
  const texts = manifests(1000);
  for (let round = 0; round < rounds; round++) {
    const { validate, again, loadAll, empty } = timeCommandLine(texts);
    const scenario = "command line";
    note(table, scenario, "1,000 files, whole process", drydock.name, validate);
    note(table, scenario, "1,000 files, whole process", "js-yaml loadAll", loadAll);
    note(table, scenario, "the same files again", drydock.name, again);
    note(table, scenario, "the same files again", "js-yaml loadAll", loadAll);
    note(table, scenario, "without an empty process", drydock.name, validate - empty);
    note(table, scenario, "without an empty process", "js-yaml loadAll", loadAll - empty);
  }
}

function note(table: Table, scenario: string, measure: string, server: string, value: number | string): void {
  const measures = table.get(scenario) ?? new Map<string, Map<string, (number | string)[]>>();
  table.set(scenario, measures);
  const byServer = measures.get(measure) ?? new Map<string, (number | string)[]>();
  measures.set(measure, byServer);
  byServer.set(server, [...(byServer.get(server) ?? []), value]);
}

/** Waiting a second time for a server that does not answer tells nothing new. */
function hasFailed(table: Table, scenario: string, server: string): boolean {
  return table.get(scenario)?.get("failure")?.has(server) === true;
}

function reportOf(table: Table): string {
  const rows = [...table].flatMap(([scenario, measures]) =>
    [...measures].map(([measure, byServer]) => {
      const own = valueOf(byServer.get(drydock.name));
      const [peerName = "", peer] = [...byServer].find(([name]) => name !== drydock.name) ?? [];
      const other = valueOf(peer);
      const ratio =
        typeof own === "number" && typeof other === "number" ? `1/${(other / own).toPrecision(3)}` : "";
      return [scenario, measure, written(own), written(other), peerName, ratio];
    }),
  );
  const processor = cpus()[0]?.model ?? "unknown processor";
  const memory = Math.round(totalmem() / 1024 ** 3);
  return [
    `Node ${process.version}, ${cpus().length} cores (${processor}), ${memory} GiB, ${versionOf("yaml-language-server")}, ${versionOf("js-yaml")}; medians of ${options.rounds} rounds; milliseconds unless MiB.`,
    "",
    "| workload | measure | drydock | other | which | drydock / other |",
    "| --- | --- | ---: | ---: | --- | ---: |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
}

function versionOf(name: string): string {
  const manifest = readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8");
  return `${name} ${(JSON.parse(manifest) as { version: string }).version}`;
}

/** Puts the table into the page, between its marks. */
function writeReport(report: string): void {
  const page = path.join(root, "docs/benchmarks.md");
  const marks = /(?<=<!-- measured -->\n)[^]*(?=<!-- end -->)/u;
  writeFileSync(page, readFileSync(page, "utf8").replace(marks, `\n${report}\n\n`));
}

function valueOf(values: readonly (number | string)[] | undefined): number | string {
  const numbers = (values ?? []).filter((value) => typeof value === "number");
  return numbers.length > 0 ? median(numbers) : String(values?.[0] ?? "");
}

function written(value: number | string): string {
  return typeof value === "string" ? value : value.toFixed(value < 10 ? 1 : 0);
}

await main();
