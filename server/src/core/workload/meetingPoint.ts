import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";

/**
 * The name that a pod of the object has where another pod looks for it, as the host of a meeting point should be; undefined where
 * the host is that of such a pod, or of something else.
 * @param host without a port
 */
export function meantHost({ gvk, root }: Manifest, host: string): string | undefined {
  const name = root.at("metadata", "name").string ?? "";
  // Whatever does not begin like the object's own pods is somebody else.
  if (name === "" || !host.startsWith(`${name}-`)) return undefined;
  const known = firstPods(`${gvk.group}/${gvk.kind}`, root, name);
  const label = host.split(".", 1)[0] ?? "";
  const isPod = known.some(
    ({ stem, suffix }) =>
      label.startsWith(stem) && /^\d+$/u.test(label.slice(stem.length)) && isBelow(host, label, suffix),
  );
  const [first] = known;
  return isPod || first === undefined ? undefined : `${first.stem}0${first.suffix}`;
}

/** A name without a domain may be found by other means. */
function isBelow(host: string, label: string, suffix: string): boolean {
  return host === label || suffix === "" || `${host}.`.startsWith(`${label}${suffix}.`);
}

/** What stands before the index of the first pod of each role, and behind it. */
interface FirstPod {
  readonly stem: string;
  readonly suffix: string;
}

/**
 * https://jobset.sigs.k8s.io/docs/concepts/
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
 */
function firstPods(kind: string, root: Cursor, name: string): readonly FirstPod[] {
  const spec = root.at("spec");
  switch (kind) {
    case "jobset.x-k8s.io/JobSet": {
      const suffix = `.${spec.at("network", "subdomain").string ?? name}`;
      return spec
        .at("replicatedJobs")
        .items()
        .flatMap((job) => {
          const role = job.at("name").string;
          const replicas = Math.min(job.at("replicas").number ?? 1, mostReplicas);
          return role === undefined
            ? []
            : Array.from({ length: replicas }, (_, index) => ({
                stem: `${name}-${role}-${String(index)}-`,
                suffix,
              }));
        });
    }
    case "apps/StatefulSet": {
      const service = spec.at("serviceName").string;
      return service === undefined ? [] : [{ stem: `${name}-`, suffix: `.${service}` }];
    }
    case "kubeflow.org/PyTorchJob":
      return ["master", "worker"].map((role) => ({ stem: `${name}-${role}-`, suffix: "" }));
    default:
      return [];
  }
}

/** Nobody writes the name of a later one by hand. */
const mostReplicas = 1000;
