// Bundles the programs into dist/ and packs the catalogue beside them; does nothing while dist/ is up to date.
//
//   node scripts/build.ts           for development
//   node scripts/build.ts package   what ships; npm calls it (`prepare`) to pack a clone or to install one, as pre-commit does
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { build as bundle } from "esbuild";
import { thirdPartyNotices } from "./notices.ts";
import { packCatalogue } from "./packCatalogue.ts";
import { packDocumentation } from "./packDocumentation.ts";
import { packTranslation } from "./packTranslation.ts";
import { pages, programs, type BuildMode } from "./programs.ts";
import { renderIcon } from "./renderIcon.ts";

const root = path.dirname(import.meta.dirname);
const dist = path.join(root, "dist");

/** What the bundles depend on, and what the packed catalogue depends on. */
const programInputs = [
  "client/src",
  "client/webview",
  "server/l10n",
  "server/src",
  "scripts/build.ts",
  "scripts/notices.ts",
  "scripts/packTranslation.ts",
  "scripts/programs.ts",
  "package-lock.json",
];
const catalogueInputs = [
  "catalog",
  "scripts/catalogue",
  "scripts/packCatalogue.ts",
  "scripts/packDocumentation.ts",
  "server/src/core/schema",
  "package-lock.json",
];

/** Brings dist/ up to date. When a program cannot be bundled, the reason is on standard error and the promise rejects. */
export async function build(mode: BuildMode): Promise<void> {
  mkdirSync(dist, { recursive: true });
  await bringUpToDate("catalogue", "any mode", catalogueInputs, () => {
    packCatalogue(path.join(dist, "catalogue"));
    packDocumentation(path.join(dist, "catalogue"));
  });
  await bringUpToDate("icon", "any mode", ["client/media/icon.svg", "scripts/renderIcon.ts"], async () => {
    const drawing = readFileSync(path.join(root, "client/media/icon.svg"), "utf8");
    writeFileSync(path.join(dist, "icon.png"), await renderIcon(drawing));
  });
  await bringUpToDate("goParser", "any mode", ["scripts/build.ts", "package-lock.json"], copyGoParser);
  await bringUpToDate("programs", mode, programInputs, () => bundlePrograms(mode));
}

/** The files of the Go parser, beside the programs, which load them when a walkthrough is asked for. */
function copyGoParser(): void {
  const folder = path.join(dist, "go");
  mkdirSync(folder, { recursive: true });
  const copies = [
    ["tree-sitter.js", "tree-sitter.cjs"],
    ["tree-sitter.wasm", "tree-sitter.wasm"],
    ["tree-sitter-go.wasm", "tree-sitter-go.wasm"],
  ] as const;
  for (const [from, to] of copies)
    copyFileSync(path.join(root, "node_modules/@vscode/tree-sitter-wasm/wasm", from), path.join(folder, to));
}

/** Runs a step unless it ran before in the same mode and no input has changed since it began. */
async function bringUpToDate(
  name: string,
  mode: string,
  inputs: readonly string[],
  step: () => Promise<void> | void,
): Promise<void> {
  const stamp = path.join(dist, `.${name}.json`);
  const newestChange = Math.max(...inputs.map((input) => lastChange(path.join(root, input))));
  if (existsSync(stamp)) {
    const last = JSON.parse(readFileSync(stamp, "utf8")) as { mode: string; began: number };
    if (last.mode === mode && newestChange < last.began) return;
  }
  const began = Date.now();
  await step();
  writeFileSync(stamp, `${JSON.stringify({ mode, began })}\n`);
}

/** Milliseconds since the epoch; a folder also changes when something in it is added or removed. */
function lastChange(file: string): number {
  const stats = statSync(file);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const children = readdirSync(file).map((name) => lastChange(path.join(file, name)));
  return Math.max(stats.mtimeMs, ...children);
}

async function bundlePrograms(mode: BuildMode): Promise<void> {
  const bundles = await Promise.all(
    programs(mode).map((program) => bundle({ ...program, metafile: true as const })),
  );
  for (const file of bundles.flatMap(({ metafile }) => Object.keys(metafile.outputs)))
    if (!file.endsWith(".map")) toAscii(path.join(root, file));
  for (const page of pages)
    copyFileSync(
      path.join(root, `client/webview/${page}/${page}.css`),
      path.join(dist, `webview/${page}.css`),
    );
  mkdirSync(path.join(dist, "l10n"), { recursive: true });
  packTranslation(path.join(dist, "l10n"));
  const bundled = bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const sources = [...bundled, "node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter.js"];
  writeFileSync(path.join(dist, "ThirdPartyNotices.txt"), thirdPartyNotices(root, sources));
}

/**
 * Escapes the characters that esbuild leaves in regular expressions and tagged templates: of a program that is not ASCII, Node keeps
 * two bytes for each character, 1.6 MiB in every language server.
 */
function toAscii(program: string): void {
  const escaped = readFileSync(program, "utf8").replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  writeFileSync(program, escaped);
}

if (import.meta.main) await build(process.argv[2] === "package" ? "package" : "development");
