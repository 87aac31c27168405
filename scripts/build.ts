// Bundles the programs into dist/ and packs the catalogue beside them; does nothing while dist/ is up to date.
//
//   node scripts/build.ts           for development
//   node scripts/build.ts package   what ships; `npm pack` calls it, also that of pre-commit in a clone
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
import { build as bundle, type BuildOptions, type Plugin } from "esbuild";
import { thirdPartyNotices } from "./notices.ts";
import { packCatalogue } from "./packCatalogue.ts";
import { packDocumentation } from "./packDocumentation.ts";
import { packTranslation } from "./packTranslation.ts";
import { renderIcon } from "./renderIcon.ts";

/** `development` keeps names and source maps, `package` is what ships. */
export type BuildMode = "development" | "package";

const root = path.dirname(import.meta.dirname);
const dist = path.join(root, "dist");

/** What the editor shows in webviews, each with a folder below `client/webview`. */
const pages = ["chat", "graph"];

/** What the bundles depend on, and what the packed catalogue depends on. */
const programInputs = [
  "client/src",
  "client/webview",
  "server/l10n",
  "server/src",
  "scripts/build.ts",
  "scripts/notices.ts",
  "scripts/packTranslation.ts",
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
 * Parts that carry large packages and that few need are bundles of their own, loaded when they are turned to; so are the
 * command line and the language server, which are loaded once their compiled code may be kept, and the client of the language
 * server, which is loaded once the extension is active.
 */
const bundlesApart: ReadonlyMap<string, string> = new Map([
  ["cluster/main.ts", "../cluster/cluster.mjs"],
  ["mcp/main.ts", "../mcp/mcp.mjs"],
  ["lsp/languageServer.ts", "../server/languageServer.mjs"],
  ["./main.ts", "./main.mjs"],
  ["server/serverProcess.ts", "./serverProcess.cjs"],
]);

const partsApart: Plugin = {
  name: "parts-apart",
  setup(bundler) {
    bundler.onResolve(
      { filter: /\/(?:main|languageServer|serverProcess)\.ts$/ },
      ({ path: imported, kind }) => {
        const bundle = bundlesApart.get(imported.split("/").slice(-2).join("/"));
        return kind === "entry-point" || bundle === undefined ? undefined : { path: bundle, external: true };
      },
    );
  },
};

/**
 * Each module of a bundle asks for `vscode` by itself, and each time the extension host looks for the real path of who asks: for the
 * extension some 20 ms of processor time at its start. Strict mode is asked for again, as what stands first is no longer esbuild's.
 */
const editorAskedOnce =
  '"use strict";require = ((load) => { let editor; return (name) => (name === "vscode" ? (editor ??= load(name)) : load(name)); })(require);';

function programs(mode: BuildMode): BuildOptions[] {
  const common: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node22.19",
    mainFields: ["module", "main"],
    minify: mode === "package",
    sourcemap: mode === "development",
    legalComments: "none",
    logLevel: "warning",
  };
  const module: BuildOptions = {
    ...common,
    format: "esm",
    // CommonJS packages inside an ES module still ask for Node's own modules with `require`.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  };
  const host: BuildOptions = {
    ...common,
    external: ["vscode"],
    plugins: [partsApart],
    // The extension host gives `vscode` only to what is loaded by its `require`.
    supported: { "dynamic-import": false },
    banner: { js: editorAskedOnce },
  };
  const page: BuildOptions = { ...common, platform: "browser", target: "es2023", format: "iife" };
  // In a browser, paths are those of URIs, and packages come as they are made for it.
  const web: BuildOptions = {
    ...page,
    mainFields: ["browser", "module", "main"],
    alias: { "node:path": "path-browserify" },
  };
  const all = [
    {
      entry: "client/src/extension.ts",
      outfile: "dist/client/extension.cjs",
      options: host,
    },
    {
      entry: "client/src/features/server/serverProcess.ts",
      outfile: "dist/client/serverProcess.cjs",
      options: host,
    },
    {
      entry: "server/src/lsp/languageServer.ts",
      outfile: "dist/server/languageServer.mjs",
      options: { ...module, plugins: [partsApart] },
    },
    {
      entry: "server/src/lsp/main.ts",
      outfile: "dist/server/main.mjs",
      options: { ...module, plugins: [partsApart] },
    },
    {
      entry: "client/src/extensionWeb.ts",
      outfile: "dist/client/extensionWeb.cjs",
      options: { ...web, format: "cjs" as const, external: ["vscode"] },
    },
    {
      entry: "server/src/lsp/web/main.ts",
      outfile: "dist/server/languageServerWeb.js",
      options: {
        ...web,
        // What the Go parser asks for where it runs on Node.
        external: ["fs/promises", "module", "url"],
        // It refuses to start without knowing where its script lies, which it then makes no use of.
        define: { document: '{ "currentScript": null }' },
      },
    },
    ...pages.map((name) => ({
      entry: `client/webview/${name}/${name}.ts`,
      outfile: `dist/webview/${name}.js`,
      options: page,
    })),
    { entry: "server/src/cluster/main.ts", outfile: "dist/cluster/cluster.mjs", options: module },
    {
      entry: "server/src/cli/drydock.ts",
      outfile: "dist/cli/drydock.mjs",
      options: { ...module, plugins: [partsApart] },
    },
    {
      entry: "server/src/cli/main.ts",
      outfile: "dist/cli/main.mjs",
      options: { ...module, plugins: [partsApart] },
    },
    { entry: "server/src/walkthrough/worker.ts", outfile: "dist/go/worker.mjs", options: module },
    { entry: "server/src/mcp/main.ts", outfile: "dist/mcp/mcp.mjs", options: module },
  ];
  return all
    .filter(({ entry }) => existsSync(path.join(root, entry)))
    .map(({ entry, outfile, options }) => ({ ...options, entryPoints: [entry], outfile }));
}

if (import.meta.main) await build(process.argv[2] === "package" ? "package" : "development");
