import { toApiVersion } from "../manifest/apiVersion.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import type { KindInfo, SchemaLookup } from "./schema.ts";

/**
 * Kinds that API groups know without being resources of their own: lists, options, bodies of subresources, kubeconfig. They
 * are never told to be absent.
 */
const bodies: ReadonlySet<string> = new Set([
  "Config",
  "Status",
  "Scale",
  "Eviction",
  "TokenRequest",
  "WatchEvent",
  "APIGroup",
]);

/**
 * Kinds that other programs read in the core group: those of OpenShift, which had them there before it had groups
 * (https://docs.redhat.com/en/documentation/openshift_container_platform/3.11/html/rest_api_reference/) and still does for `oc process`, and
 * the policies of schedulers before Kubernetes 1.23.
 */
const ofOtherPrograms: ReadonlySet<string> = new Set([
  "Build",
  "BuildConfig",
  "DeploymentConfig",
  "Group",
  "Image",
  "ImageStream",
  "ImageStreamImport",
  "ImageStreamTag",
  "OAuthClient",
  "Policy",
  "Project",
  "ProjectRequest",
  "Route",
  "SecurityContextConstraints",
  "Template",
  "User",
]);

/**
 * Why a kind is not among the served ones: a group nobody knows is silence, a known group is a statement.
 * @param isComplete whether `served` are all kinds that a group can have
 */
export function absence(
  gvk: GroupVersionKind,
  served: readonly KindInfo[],
  isComplete: (group: string) => boolean,
): SchemaLookup {
  const group = served.filter((info) => info.gvk.group === gvk.group);
  if (isBody(gvk.kind, group) || (gvk.group === "" && ofOtherPrograms.has(gvk.kind)))
    return { status: "not-loaded" };
  const elsewhere = servedElsewhere(gvk, served);
  const isKnown = group.length > 0 || (isReserved(gvk.group) && elsewhere.length > 0);
  if (!isKnown) return { status: "not-loaded" };
  const sameKind = group.filter((info) => info.gvk.kind === gvk.kind);
  if (sameKind.length > 0) {
    const versions = sameKind.map((info) => info.gvk.version).sort(compareVersions);
    return { status: "absent", because: { kind: "unknown-version", versions } };
  }
  const kinds = [...new Set(group.map((info) => info.gvk.kind))].sort();
  const complete = isReserved(gvk.group) || isComplete(gvk.group);
  return { status: "absent", because: { kind: "unknown-kind", kinds, elsewhere, complete } };
}

/**
 * Only Kubernetes itself has groups without a dot, such as the former `extensions`: those of custom resources are domains
 * (https://kubernetes.io/docs/reference/using-api/#api-groups).
 */
function isReserved(group: string): boolean {
  return group !== "" && !group.includes(".");
}

/** The newest `apiVersion` of each group of Kubernetes that serves a kind of that name. */
function servedElsewhere({ kind }: GroupVersionKind, served: readonly KindInfo[]): readonly string[] {
  const sameKind = served.filter(
    ({ gvk }) => gvk.kind === kind && /^(?:[^.]*|.*\.k8s\.io)$/u.test(gvk.group),
  );
  const newest = new Map<string, string>();
  for (const { gvk } of sameKind.toSorted((a, b) => compareVersions(a.gvk.version, b.gvk.version)))
    if (!newest.has(gvk.group)) newest.set(gvk.group, gvk.version);
  return [...newest].map(([group, version]) => toApiVersion({ group, version }));
}

function isBody(kind: string, group: readonly KindInfo[]): boolean {
  if (bodies.has(kind) || kind.endsWith("Options")) return true;
  return kind === "List" || group.some((info) => `${info.gvk.kind}List` === kind);
}

/**
 * Newest first, as Kubernetes orders versions: released before beta before alpha, then by number
 * (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority).
 */
export function compareVersions(a: string, b: string): number {
  const [ra, rb] = [rank(a), rank(b)];
  if (ra === undefined || rb === undefined) return ra === rb ? (a < b ? -1 : 1) : ra === undefined ? 1 : -1;
  return rb.stage - ra.stage || rb.major - ra.major || rb.minor - ra.minor;
}

const stages: readonly (string | undefined)[] = ["alpha", "beta", undefined];

function rank(version: string): { stage: number; major: number; minor: number } | undefined {
  const parts = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (parts === null) return undefined;
  return { stage: stages.indexOf(parts[2]), major: Number(parts[1]), minor: Number(parts[3] ?? 0) };
}
