import { existsSync } from "node:fs";
import path from "node:path";

/** How a control plane can be had on this machine. */
export type ControlPlaneSource =
  /** A folder with `etcd`, `kube-apiserver` and perhaps `kube-controller-manager`, as envtest keeps them. */
  | { readonly kind: "binaries"; readonly folder: string }
  /** A pair of scripts that start and stop one; the first prints the path of a kubeconfig. */
  | { readonly kind: "scripts"; readonly start: string; readonly stop: string };

const root = path.dirname(path.dirname(import.meta.dirname));

/** `DRYDOCK_KUBE_ASSETS`, then `KUBEBUILDER_ASSETS`, then what lies beside the project; undefined when there is none. */
export function findControlPlane(): ControlPlaneSource | undefined {
  for (const name of ["DRYDOCK_KUBE_ASSETS", "KUBEBUILDER_ASSETS"]) {
    const folder = process.env[name];
    if (
      folder !== undefined &&
      ["etcd", "kube-apiserver"].every((file) => existsSync(path.join(folder, file)))
    )
      return { kind: "binaries", folder };
  }
  const beside = path.join(process.env["DRYDOCK_SHARED"] ?? path.join(root, "../shared"), "control-plane");
  const start = path.join(beside, "start-cluster.sh");
  return existsSync(start)
    ? { kind: "scripts", start, stop: path.join(beside, "stop-cluster.sh") }
    : undefined;
}
