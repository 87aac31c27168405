import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { RenderedChart } from "../../core/helm/renderedChart.ts";

const renderMilliseconds = 30_000;
const mostBytes = 64 * 1024 * 1024;

/**
 * Renders a chart with its own values, as the person's own `helm` does it. Contacts no cluster.
 * @param folder that holds the `Chart.yaml`
 * @param kubernetesVersion such as `1.36`, which templates may ask for
 */
export async function renderChart(folder: string, kubernetesVersion: string): Promise<RenderedChart> {
  try {
    const options = { timeout: renderMilliseconds, maxBuffer: mostBytes };
    const args = ["template", "release", folder, "--kube-version", `${kubernetesVersion}.0`];
    const { stdout } = await promisify(execFile)("helm", args, options);
    return { kind: "rendered", output: stdout };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ("code" in error && error.code === "ENOENT") return { kind: "not-installed" };
    const said = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
    return { kind: "failed", errors: said === "" ? error.message : said };
  }
}
