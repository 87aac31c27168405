import type { Finding, Severity } from "../finding.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { closestName } from "../text/closestName.ts";
import { codes, listing, type Message, say } from "../text/message.ts";
import type { Inventory, NamedKind } from "./inventory.ts";
import { neededNames, type NeededName } from "./references.ts";

/** Whether the workspace has an object of that kind and name, so that applying it makes it. */
export type IsDefined = (kind: NamedKind, name: string) => boolean;

const scoped: ReadonlySet<NamedKind> = new Set([
  "ServiceAccount",
  "ConfigMap",
  "Secret",
  "PersistentVolumeClaim",
]);
/** A class that names volumes which somebody has made by hand is no object. */
const mayBeMissing: ReadonlySet<NamedKind> = new Set([...scoped, "StorageClass"]);
/** Made with every namespace. */
const always: ReadonlySet<string> = new Set(["ServiceAccount default", "ConfigMap kube-root-ca.crt"]);

/**
 * Names of a manifest that the cluster does not have. Most classes and namespaces are made by whoever runs the cluster, so one
 * that is missing is a warning; what lives in a namespace may still come from elsewhere and is only told. So is a StorageClass:
 * a claim also binds to volumes that only bear the name of a class.
 *
 * Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-persistent-volume-storage/
 */
export function missingNames(
  manifest: Manifest,
  inventory: Inventory,
  isDefined: IsDefined,
): readonly Finding[] {
  const namespace = manifest.root.at("metadata", "namespace").string ?? inventory.namespace;
  const namespaces = inventory.names("Namespace", namespace);
  const isNew = namespaces?.isComplete === true && !namespaces.items.includes(namespace);
  return neededNames(manifest).flatMap((needed) => {
    // In a namespace that is not there yet, nothing is missing but the namespace.
    if (isNew && scoped.has(needed.kind)) return [];
    const missing = missingName(needed, inventory, namespace, isDefined);
    return missing === undefined ? missingKeys(needed, inventory, namespace, isDefined) : [missing];
  });
}

/** The paths of names of which the cluster tells whether it has them. */
export function answeredNames(manifest: Manifest, inventory: Inventory): readonly string[] {
  const namespace = manifest.root.at("metadata", "namespace").string ?? inventory.namespace;
  return neededNames(manifest).flatMap(({ kind, at }) =>
    inventory.names(kind, namespace)?.isComplete === true ? [at.path] : [],
  );
}

function missingName(
  { kind, at }: NeededName,
  inventory: Inventory,
  namespace: string,
  isDefined: IsDefined,
): Finding | undefined {
  const name = at.string ?? "";
  const known = inventory.names(kind, namespace);
  if (known?.isComplete !== true || known.items.includes(name)) return undefined;
  if (always.has(`${kind} ${name}`) || isDefined(kind, name)) return undefined;
  const where = scoped.has(kind) ? say`The namespace \`${namespace}\`` : say`The cluster`;
  const severity: Severity = mayBeMissing.has(kind) ? "info" : "warning";
  const message = say`${where} has no ${kind} \`${name}\`${hint(name, known.items)}`;
  return { code: "not-in-cluster", family: "reference", severity, message, range: at.range, path: at.path };
}

function missingKeys(
  { kind, at, keys }: NeededName,
  inventory: Inventory,
  namespace: string,
  isDefined: IsDefined,
): readonly Finding[] {
  const name = at.string ?? "";
  if (keys.length === 0 || (kind !== "ConfigMap" && kind !== "Secret") || isDefined(kind, name)) return [];
  const known = inventory.keys(kind, name, namespace);
  if (known === undefined) return [];
  return keys.flatMap((key): readonly Finding[] => {
    const wanted = key.string ?? "";
    if (known.includes(wanted)) return [];
    const message = say`The ${kind} \`${name}\` in the cluster has no key \`${wanted}\`${hint(wanted, known)}`;
    return [
      {
        code: "not-in-cluster",
        family: "reference",
        severity: "warning",
        message,
        range: key.range,
        path: key.path,
      },
    ];
  });
}

/** The name that was probably meant, else what there is when that is little. */
function hint(name: string, known: readonly string[]): Message {
  const meant = closestName(name, known);
  if (meant !== undefined) return say`; did you mean \`${meant}\`?`;
  if (known.length === 0) return say`; there is none.`;
  return known.length > 6 ? say`.` : say`; there is ${listing(codes(known))}.`;
}
