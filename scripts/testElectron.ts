// `npm run test:electron`: the tests that run inside the extension host, through `@vscode/test-electron`. In the desktop VS
// Code where one can be downloaded and shown, else in a stand-in for it on VS Code's own server; the first line says which.
// `DRYDOCK_VSCODE` names an executable to be used instead.
import path from "node:path";
import { downloadAndUnzipVSCode, runTests, SilentReporter } from "@vscode/test-electron";
import { build as bundle } from "esbuild";
import { build } from "./build.ts";
import { cacheFolder } from "./editor/cache.ts";
import { copyWorkspace } from "./sampleWorkspace.ts";

const root = path.dirname(import.meta.dirname);
const standIn = path.join(import.meta.dirname, "editor/standIn.ts");
const bundles = path.join(root, "dist/test-host");

/** The extension host loads CommonJS only, and gives `vscode` to nothing but what it loads itself. */
async function bundleTests(): Promise<void> {
  await bundle({
    absWorkingDir: root,
    entryPoints: ["client/test-host/run.ts", "client/test-host/tests.ts"],
    outdir: bundles,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22.19",
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
  });
}

async function findEditor(): Promise<string> {
  const named = process.env["DRYDOCK_VSCODE"];
  if (named !== undefined) return named;
  if (process.platform === "linux" && !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"]) {
    console.log("No display for a desktop VS Code: the tests run in its stand-in.");
    return standIn;
  }
  try {
    return await downloadAndUnzipVSCode({
      version: "stable",
      cachePath: path.join(cacheFolder(), "vscode"),
      reporter: new SilentReporter(),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`VS Code cannot be downloaded (${reason}): the tests run in its stand-in.`);
    return standIn;
  }
}

await build("development");
await bundleTests();
const vscodeExecutablePath = await findEditor();
const workspace = copyWorkspace();
try {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(bundles, "run.cjs"),
    launchArgs: [workspace.folder, "--disable-extensions"],
    extensionTestsEnv: {
      PATH: [path.dirname(process.execPath), process.env["PATH"]].join(path.delimiter),
    },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  workspace.remove();
}
