import { existsSync } from "node:fs";
import path from "node:path";
import type { BuildOptions, Plugin } from "esbuild";

/** `development` keeps names and source maps, `package` is what ships. */
export type BuildMode = "development" | "package";

/** What the editor shows in webviews, each with a folder below `client/webview`. */
export const pages = ["chat", "graph"];

const root = path.dirname(import.meta.dirname);

/**
 * Parts that carry large packages and that few need are bundles of their own, loaded when they are turned to; so are the
 * command line and the language server, which are loaded once their compiled code may be kept, and the client of the language
 * server, which is loaded once the extension is active.
 */
const bundlesApart: ReadonlyMap<string, string> = new Map([
  ["cache/main.ts", "../cache/cache.mjs"],
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

/** How esbuild makes each of the programs that ship, into `dist/`. */
export function programs(mode: BuildMode): BuildOptions[] {
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
    { entry: "server/src/cache/main.ts", outfile: "dist/cache/cache.mjs", options: module },
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
