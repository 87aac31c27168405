import type { ObjectReference } from "../reference.ts";
import { object, optional, typed } from "./objectReaders.ts";
import type { Place, Read } from "./place.ts";

const kueue = "kueue.x-k8s.io";
const volcano = "scheduling.volcano.sh";
const flavor = object(kueue, "ResourceFlavor");
const queue = object(volcano, "Queue");

/** Where Kueue looks for the access to another cluster: in a Secret of its own namespace, or in a file of its own disk. */
const kubeConfig: Read<ObjectReference> = (at) =>
  (at.parent?.at("locationType").string ?? "Secret") === "Secret"
    ? optional(object("", "Secret"))(at, undefined)
    : undefined;

/** Queues of Kueue, Volcano and KAI, and what leads jobs to them. */
export const queuePlaces: readonly Place[] = [
  ["kueue.x-k8s.io/queue-name", /\blabels\./, object(kueue, "LocalQueue")],
  ["kueue.x-k8s.io/priority-class", /\blabels\./, object(kueue, "WorkloadPriorityClass")],
  ["clusterQueue", /^LocalQueue spec\./, object(kueue, "ClusterQueue")],
  ["flavors.name", /^(?:ClusterQueue|Cohort) spec\.resourceGroups\[\d+\]\.flavors\[\d+\]\.name$/, flavor],
  ["onFlavors[]", /^ClusterQueue spec\.admissionChecksStrategy\./, optional(flavor)],
  ["cohort", /^ClusterQueue spec\.cohort$/, object(kueue, "Cohort")],
  ["cohortName", /^ClusterQueue spec\.cohortName$/, object(kueue, "Cohort")],
  ["parentName", /^Cohort spec\.parentName$/, object(kueue, "Cohort")],
  ["topologyName", /^ResourceFlavor spec\./, object(kueue, "Topology")],
  ["admissionChecks[]", /^ClusterQueue spec\.admissionChecks\[\d+\]$/, object(kueue, "AdmissionCheck")],
  [
    "admissionChecks.name",
    /^ClusterQueue spec\.admissionChecksStrategy\.admissionChecks\[\d+\]\.name$/,
    object(kueue, "AdmissionCheck"),
  ],
  ["parameters.name", /^AdmissionCheck spec\.parameters\.name$/, typed(kueue)],
  ["clusters[]", /^MultiKueueConfig spec\.clusters\[\d+\]$/, object(kueue, "MultiKueueCluster")],
  ["location", /^MultiKueueCluster spec\.(?:clusterSource\.)?kubeConfig\.location$/, kubeConfig],
  ["queue", /^(?:Job|PodGroup) spec\.queue$|^CronJob spec\.jobTemplate\.spec\.queue$/, queue],
  ["parent", /^Queue spec\.parent$/, optional(queue)],
  ["scheduling.volcano.sh/queue-name", /\bannotations\./, queue],
  ["scheduling.k8s.io/group-name", /\bannotations\./, object(volcano, "PodGroup")],
  ["kai.scheduler/queue", /\blabels\./, object("scheduling.run.ai", "Queue")],
  ["parentQueue", /^Queue spec\.parentQueue$/, optional(object("scheduling.run.ai", "Queue"))],
];
