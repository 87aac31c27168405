// Compares Drydock's findings with recorded verdicts of a real API server (kube-apiserver 1.36, dry run, strict).
//
//   node scripts/parity.ts [--kind Pod] [--mutation typo] [--cases builtin|crd] [--list missed] [--limit 20] [--floor]
//
// `--list` shows single cases: false-alarms, missed or wrong-path. `--floor` fails when agreement is worse than what
// scripts/parityFloor.json demands. The material (`cases/`, `crds/`) lies beside the project or where DRYDOCK_SHARED
// says; without it the script says so and ends well.
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import type { Finding } from "../server/src/core/finding.ts";
import { layerSchemas } from "../server/src/core/schema/layeredSchemas.ts";
import type { SchemaSet } from "../server/src/core/schema/schema.ts";
import { inWords } from "../server/src/core/text/message.ts";
import { checkDocument } from "../server/src/core/validate/checkDocument.ts";
import { parseDocument } from "../server/src/core/yaml/parseDocument.ts";
import { loadCatalogue } from "../server/src/sources/catalogue.ts";
import { build } from "./build.ts";
import { readCrdFiles } from "./crdFiles.ts";

const root = path.dirname(import.meta.dirname);
const shared = process.env["DRYDOCK_SHARED"] ?? path.join(root, "../shared");
const REFUSING: ReadonlySet<string> = new Set(["syntax", "schema", "server", "cel"]);

interface Case {
  readonly gvk: string;
  readonly mutation: { readonly kind: string; readonly path: string; readonly to?: unknown } | null;
  readonly manifest: string;
  readonly verdict: { readonly ok: boolean; readonly message?: string; readonly fields?: readonly string[] };
}

interface Tally {
  accepted: number;
  falseAlarms: number;
  refused: number;
  found: number;
  located: number;
  locatable: number;
}

const { values: options } = parseArgs({
  options: {
    kind: { type: "string" },
    mutation: { type: "string" },
    cases: { type: "string" },
    list: { type: "string" },
    limit: { type: "string", default: "20" },
    floor: { type: "boolean", default: false },
  },
});
// The catalogue that is read below is a part of what is built.
await build("development");

if (!existsSync(path.join(shared, "cases"))) {
  console.log("No recorded verdicts on this machine (DRYDOCK_SHARED): nothing was compared.");
  process.exit(0);
}

const catalogue = loadCatalogue("1.36");
const sets: Readonly<Record<string, () => SchemaSet>> = {
  builtin: () => catalogue,
  crd: () =>
    layerSchemas([
      readCrdFiles(
        globSync("crds/**/*.{yaml,yml,json}", { cwd: shared }).map((file) => path.join(shared, file)),
        catalogue,
      ),
      catalogue,
    ]),
};
const byKind = new Map<string, Tally>();
const byMutation = new Map<string, Tally>();
const total = new Map<string, Tally>();
const times: number[] = [];
let left = Number(options.limit);

for (const [name, schemasOf] of Object.entries(sets)) {
  if (options.cases !== undefined && options.cases !== name) continue;
  const schemas = schemasOf();
  const lines = gunzipSync(readFileSync(path.join(shared, `cases/${name}.jsonl.gz`)))
    .toString("utf8")
    .split("\n");
  for (const line of lines) if (line !== "") compare(JSON.parse(line) as Case, schemas, name);
}

if (options.list === undefined) {
  print("kind", byKind);
  print("mutation", byMutation);
}
print("cases", total);
times.sort((one, other) => one - other);
console.log(
  `median time to parse and check a document: ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(2)} ms`,
);
if (options.floor) checkFloor();

function compare(recorded: Case, schemas: SchemaSet, name: string): void {
  const kind = recorded.gvk.replace(/^.*[/ ]/u, "");
  const mutation = recorded.mutation?.kind ?? "none";
  if (options.kind !== undefined && options.kind !== kind) return;
  if (options.mutation !== undefined && options.mutation !== mutation) return;
  const start = performance.now();
  const report = checkDocument(parseDocument(recorded.manifest), schemas, { severities: new Map() });
  times.push(performance.now() - start);
  for (const failure of report.failures ?? [])
    console.error(`rule ${failure.code} failed:`, failure.error, `\n${recorded.manifest}`);
  const errors = report.findings.filter(
    (finding) => finding.severity === "error" && REFUSING.has(finding.family),
  );
  const fields = recorded.verdict.fields ?? [];
  const located = errors.some((error) => fields.some((field) => isSamePlace(error.path, field)));
  for (const tally of [tallyOf(byKind, kind), tallyOf(byMutation, mutation), tallyOf(total, name)]) {
    if (recorded.verdict.ok) {
      tally.accepted++;
      if (errors.length > 0) tally.falseAlarms++;
    } else {
      tally.refused++;
      if (errors.length > 0) tally.found++;
      if (fields.length > 0) tally.locatable++;
      if (fields.length > 0 && located) tally.located++;
    }
  }
  const outcome = recorded.verdict.ok
    ? errors.length > 0
      ? "false-alarms"
      : "fine"
    : errors.length === 0
      ? "missed"
      : located || fields.length === 0
        ? "fine"
        : "wrong-path";
  if (outcome === options.list && left-- > 0) show(recorded, kind, errors);
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const known = tallies.get(key) ?? {
    accepted: 0,
    falseAlarms: 0,
    refused: 0,
    found: 0,
    located: 0,
    locatable: 0,
  };
  tallies.set(key, known);
  return known;
}

/** A decoding error (`~`) has no list indexes. For a missing field its owner is as good a place. */
function isSamePlace(ours: string, theirs: string): boolean {
  const decoding = theirs.startsWith("~");
  const plain = (field: string): string => {
    const dotted = field
      .replace(/^~/u, "")
      .replaceAll(/\[([^\]]*)\]/gu, (_, key: string) =>
        /^\d+$/u.test(key) ? (decoding ? "" : `[${key}]`) : `.${key}`,
      );
    return dotted.replace(/^\./u, "");
  };
  const parent = plain(theirs).replace(/(?:\.[^.[]*|\[\d+\])$/u, "");
  return plain(ours) === plain(theirs) || plain(ours) === parent;
}

function show(recorded: Case, kind: string, errors: readonly Finding[]): void {
  const { mutation, verdict } = recorded;
  console.log(`--- ${kind}: ${mutation === null ? "as published" : `${mutation.kind} at ${mutation.path}`}`);
  if (mutation?.to !== undefined) console.log(`changed to: ${JSON.stringify(mutation.to)}`);
  console.log(
    `server: ${verdict.ok ? "accepted" : `${(verdict.message ?? "").slice(0, 600)} (${(verdict.fields ?? []).join(", ")})`}`,
  );
  for (const error of errors) console.log(`ours: ${error.path}: ${error.code}: ${inWords(error.message)}`);
}

function print(title: string, tallies: ReadonlyMap<string, Tally>): void {
  console.log(`\n${title.padEnd(36)} accepted  false alarms   refused   found          path`);
  for (const [key, tally] of [...tallies].toSorted((one, other) => other[1].refused - one[1].refused)) {
    const cells = [
      key.padEnd(36),
      String(tally.accepted).padStart(8),
      String(tally.falseAlarms).padStart(8),
      percent(tally.falseAlarms, tally.accepted),
    ];
    console.log(
      [
        ...cells,
        String(tally.refused).padStart(6),
        percent(tally.found, tally.refused),
        percent(tally.located, tally.locatable),
      ].join("  "),
    );
  }
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? "–" : ((100 * part) / whole).toFixed(1)}%`.padStart(7);
}

function checkFloor(): void {
  const floors = JSON.parse(
    readFileSync(path.join(import.meta.dirname, "parityFloor.json"), "utf8"),
  ) as Record<string, { readonly falseAlarms: number; readonly found: number; readonly located: number }>;
  for (const [name, floor] of Object.entries(floors)) {
    const tally = total.get(name);
    if (tally === undefined) continue;
    const found = (100 * tally.found) / tally.refused;
    const located = (100 * tally.located) / tally.locatable;
    if (tally.falseAlarms > floor.falseAlarms || found < floor.found || located < floor.located) {
      console.error(`${name}: below the floor of ${JSON.stringify(floor)}`);
      process.exitCode = 1;
    }
  }
}
