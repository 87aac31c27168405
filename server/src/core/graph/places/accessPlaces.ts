import type { Cursor } from "../../manifest/cursor.ts";
import type { ObjectReference } from "../reference.ts";
import { object, optional, params, policy, typed } from "./objectReaders.ts";
import { above, type Place, type Read } from "./place.ts";

/** Resources of which roles name single objects, as roles write them: with their group, in the plural. */
const kinds: ReadonlyMap<string, string> = new Map([
  ["/configmaps", "ConfigMap"],
  ["/persistentvolumeclaims", "PersistentVolumeClaim"],
  ["/secrets", "Secret"],
  ["/serviceaccounts", "ServiceAccount"],
  ["/services", "Service"],
  ["apps/daemonsets", "DaemonSet"],
  ["apps/deployments", "Deployment"],
  ["apps/statefulsets", "StatefulSet"],
  ["batch/cronjobs", "CronJob"],
  ["batch/jobs", "Job"],
]);

/** Who a rule is about one kind of object; what it names need not be there, as locks and tokens are made at run time. */
const ruled: Read<ObjectReference> = (at, namespace) => {
  const rule = above(at, 2);
  const group = only(rule?.at("apiGroups"));
  const resource = only(rule?.at("resources"));
  const kind = kinds.get(`${group ?? ""}/${resource ?? ""}`);
  return group === undefined || kind === undefined ? undefined : optional(object(group, kind))(at, namespace);
};

function only(list: Cursor | undefined): string | undefined {
  const [item, another] = list?.items() ?? [];
  return another === undefined ? item?.string : undefined;
}

/** Roles, who has them, and what is asked on admission. */
export const accessPlaces: readonly Place[] = [
  ["roleRef.name", /\broleRef\.name$/, typed("")],
  ["subjects.name", /\bsubjects\[\d+\]\.name$/, typed("")],
  ["resourceNames[]", /^(?:Cluster)?Role rules\[\d+\]\.resourceNames\[\d+\]$/, ruled],
  ["policyName", /^\w+PolicyBinding spec\.policyName$/, policy],
  ["paramRef.name", /^\w+PolicyBinding spec\.paramRef\.name$/, params],
  [
    "priorityLevelConfiguration.name",
    /^FlowSchema spec\.priorityLevelConfiguration\.name$/,
    object("flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration"),
  ],
];
