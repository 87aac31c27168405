import { existsSync } from "node:fs";
import path from "node:path";
import { cacheFolder } from "../editor/cache.ts";
import { envtestBinaries, officialIndex } from "./envtest.ts";

/** How a control plane can be had on this machine. */
export type ControlPlaneSource =
  /** A folder with `etcd`, `kube-apiserver` and perhaps `kube-controller-manager`, as envtest keeps them. */
  | { readonly kind: "binaries"; readonly folder: string }
  /** A pair of scripts that start and stop one; the first prints the path of a kubeconfig. */
  | { readonly kind: "scripts"; readonly start: string; readonly stop: string };

const root = path.dirname(path.dirname(import.meta.dirname));

/**
 * `DRYDOCK_KUBE_ASSETS`, then `KUBEBUILDER_ASSETS`, then what lies beside the project, then the official archive; undefined
 * when there is none of them.
 *
 * @param environment variables of the process
 * @param fetchBinaries the folder of the official binaries, where they can be had
 */
export async function findControlPlane(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  fetchBinaries: () => Promise<string | undefined> = () =>
    envtestBinaries(officialIndex, path.join(cacheFolder(), "envtest")),
): Promise<ControlPlaneSource | undefined> {
  const assets = [environment["DRYDOCK_KUBE_ASSETS"], environment["KUBEBUILDER_ASSETS"]].find(hasBinaries);
  if (assets !== undefined) return { kind: "binaries", folder: assets };
  const beside = path.join(environment["DRYDOCK_SHARED"] ?? path.join(root, "../shared"), "control-plane");
  const start = path.join(beside, "start-cluster.sh");
  if (existsSync(start)) return { kind: "scripts", start, stop: path.join(beside, "stop-cluster.sh") };
  const folder = await fetchBinaries();
  return hasBinaries(folder) ? { kind: "binaries", folder } : undefined;
}

function hasBinaries(folder: string | undefined): folder is string {
  if (folder === undefined) return false;
  return ["etcd", "kube-apiserver"].every((file) => existsSync(path.join(folder, file)));
}
