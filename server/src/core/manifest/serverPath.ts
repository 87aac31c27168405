import { sameValue } from "../yaml/sameValue.ts";
import type { Cursor } from "./cursor.ts";
import { crdVersionsOf, isCrd } from "./customResourceDefinition.ts";
import type { GroupVersionKind, Manifest } from "./manifest.ts";

/**
 * The path by which the API server's validation names a place. It validates an internal form of the object, which for
 * nearly all kinds has the same fields; the exception is the CustomResourceDefinition. For some fields of other kinds it
 * names the owner or the list instead.
 */
export function serverPath(manifest: Manifest, path: string): string {
  return isCrd(manifest) ? crdPath(path, crdVersionsOf(manifest)) : replaced(path, manifest.gvk);
}

type Replacement = readonly [pattern: RegExp, path: string];

const accessModes: Replacement = [/\.accessModes\[\d+\]$/u, ".accessModes"];
const strategyType: Replacement = [/^(spec\.\w*[sS]trategy)\.type$/u, "$1"];

/** Below a pod: of some fields the server names the list, of entries with one field only the entry. */
const POD: readonly Replacement[] = [
  accessModes,
  [/(\.volumeMounts)\[\d+\](\.mountPropagation)$/u, "$1$2"],
  [/(\.httpHeaders)\[\d+\]\.name$/u, "$1"],
  [/(\.schedulingGates\[\d+\])\.name$/u, "$1"],
  [/(\.resources\.claims\[\d+\])\.name$/u, "$1"],
  [/(\.containers\[\d+\]\.resizePolicy)\[\d+\]\.\w+$/u, "$1"],
  [/(\.projected)\.sources\[\d+\]\.serviceAccountToken(\.path)$/u, "$1$2"],
  [/(\.downwardAPI)\.items\[\d+\]\./u, "$1."],
];

/** A template that is missing is looked into all the same; there its containers are missed. */
const template: Replacement = [/^(spec\.(?:jobTemplate\.spec\.)?template)$/u, "$1.spec.containers"];

const REPLACEMENTS: ReadonlyMap<string, readonly Replacement[]> = new Map([
  ["/Node", [[/^spec\.taints\[/u, "metadata.taints["]]],
  ["/PersistentVolume", [accessModes]],
  ["/PersistentVolumeClaim", [accessModes]],
  [
    "/ResourceQuota",
    [
      [/^spec\.scopes\[\d+\]$/u, "spec.scopes"],
      [/^spec\.scopeSelector\.matchExpressions\[\d+\]/u, "spec.scopeSelector.matchExpressions"],
    ],
  ],
  ["/Pod", POD],
  ["/PodTemplate", POD],
  ["/ReplicationController", POD],
  ["apps/DaemonSet", [...POD, strategyType, template]],
  ["apps/Deployment", [...POD, strategyType, template]],
  ["apps/ReplicaSet", POD],
  ["apps/StatefulSet", [...POD, strategyType, template]],
  ["batch/Job", [...POD, template]],
  ["batch/CronJob", [...POD, template]],
]);

function replaced(path: string, { group, kind }: GroupVersionKind): string {
  const known = REPLACEMENTS.get(`${group}/${kind}`) ?? [];
  return known.reduce((changed, [pattern, replacement]) => changed.replace(pattern, replacement), path);
}

/** The fields of a CRD's version, and where in `spec` they lie when all versions agree on them. */
const SHARED: ReadonlyMap<string, string> = new Map([
  ["schema", "validation"],
  ["subresources", "subresources"],
  ["additionalPrinterColumns", "additionalPrinterColumns"],
  ["selectableFields", "selectableFields"],
]);

/** What all versions share (of a single one, everything) is lifted to `spec`; the parts of a webhook lie in `conversion`. */
function crdPath(path: string, versions: readonly Cursor[]): string {
  return path
    .replace(/spec\.versions\[\d+\]\.([a-zA-Z]+)/u, (whole, field: string) => {
      const lifted = SHARED.get(field);
      return lifted === undefined || !agree(versions, field) ? whole : `spec.${lifted}`;
    })
    .replace(/(additionalPrinterColumns\[\d+\]\.)jsonPath$/u, "$1JSONPath")
    .replace(/conversion\.webhook\.conversionReviewVersions/u, "conversion.conversionReviewVersions")
    .replace(/conversion\.webhook(?:\.clientConfig|$)/u, "conversion.webhookClientConfig");
}

function agree(versions: readonly Cursor[], field: string): boolean {
  const [first, ...others] = versions.map((version) => version.at(field).node);
  // A schema that is missing is missed where it should be.
  if (field === "schema" && !versions.some((version) => version.at(field, "openAPIV3Schema").present))
    return false;
  return others.every((other) => sameValue(first, other));
}
