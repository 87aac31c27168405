import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { projectPath } from "../support/shared.ts";
import { escapesIn } from "./escapes.ts";
import { findCycle } from "./findCycle.ts";
import { coveringRow, homeOf, isBelow, matches } from "./homes.ts";
import { readImportTable } from "./importTable.ts";
import { readModules, type SourceModule } from "./sourceFiles.ts";

const rows = readImportTable(readFileSync(projectPath("ARCHITECTURE.md"), "utf8"));
const modules = readModules();
const shipped = modules.filter(({ file }) => isShipped(file));

function isShipped(file: string): boolean {
  return file.startsWith("client/src/") || file.startsWith("server/src/");
}

/** Modules of the editor and of Node are there without being installed. */
function isPlatform(name: string): boolean {
  return name === "vscode" || name.startsWith("node:");
}

test("every folder with sources is in the table", () => {
  const missing = modules.flatMap(({ file }) => {
    const folder = file.slice(0, file.lastIndexOf("/"));
    const row = coveringRow(folder, rows);
    if (row === undefined) return [folder];
    // A folder is a whole, or each of its folders has a row of its own.
    const isDivided = rows.some((other) => other !== row && isBelow(other.folder, row.folder));
    return isDivided && homeOf(file, rows) !== folder ? [folder] : [];
  });
  assert.deepEqual([...new Set(missing)], []);
});

test("no file imports across an edge that is not in the table", () => {
  const forbidden = modules.flatMap(({ file, files, packages }) => {
    const row = coveringRow(file, rows);
    const home = homeOf(file, rows);
    const edges = files.filter((target) => {
      const other = homeOf(target, rows);
      return other !== home && row?.mayImport.some((pattern) => matches(other, pattern)) !== true;
    });
    const foreign = packages.filter((name) => row?.packages.some((known) => isNamed(name, known)) !== true);
    return [...edges, ...foreign].map((target) => `${file} -> ${target}`);
  });
  assert.deepEqual(forbidden, []);
});

test("the table allows nothing that no file needs", () => {
  const placed = modules.map((module) => ({ ...module, row: coveringRow(module.file, rows)?.folder }));
  const unused = rows.flatMap(({ folder, mayImport, packages }) => {
    const inside = placed.filter(({ row }) => row === folder);
    const homes = inside.flatMap(({ file, files }) =>
      files.map((target) => homeOf(target, rows)).filter((home) => home !== homeOf(file, rows)),
    );
    const imported = inside.flatMap((module) => module.packages);
    return [
      ...mayImport.filter((pattern) => !homes.some((home) => matches(home, pattern))),
      ...packages.filter((known) => !imported.some((name) => isNamed(name, known))),
    ].map((what) => `${folder} -> ${what}`);
  });
  assert.deepEqual(unused, []);
});

test("every package is imported from one folder only", () => {
  const importers = new Map<string, Set<string>>();
  for (const { file, packages } of shipped)
    for (const name of packages.filter((candidate) => !isPlatform(candidate)))
      importers.set(name, (importers.get(name) ?? new Set()).add(homeOf(file, rows)));
  const shared = [...importers].filter(([, homes]) => homes.size > 1);
  assert.deepEqual(
    shared.map(([name, homes]) => `${name}: ${[...homes].join(", ")}`),
    [],
  );
});

test("no files import each other in a circle", () => {
  assert.deepEqual(findCycle(new Map(modules.map(({ file, files }) => [file, files]))), []);
});

test("the core reaches neither Node nor an editor", () => {
  const impure = shipped
    .filter(({ file }) => file.startsWith("server/src/core/"))
    .flatMap(({ file, packages }) =>
      packages.filter((name) => isPlatform(name) || isProtocol(name)).map((name) => `${file} -> ${name}`),
    );
  assert.deepEqual(impure, []);
});

test("what ships imports nothing that does not", () => {
  const leaks = shipped.flatMap(({ file, files }: SourceModule) =>
    files.filter((target) => !isShipped(target)).map((target) => `${file} -> ${target}`),
  );
  assert.deepEqual(leaks, []);
});

test("no file escapes from its types or from the linter", () => {
  assert.deepEqual(modules.flatMap(escapesIn), []);
});

function isNamed(name: string, known: string): boolean {
  return known === "node:*" ? name.startsWith("node:") : name === known;
}

function isProtocol(name: string): boolean {
  return name.startsWith("vscode-language");
}
