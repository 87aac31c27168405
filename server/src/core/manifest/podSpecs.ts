import type { Cursor } from "./cursor.ts";
import type { Manifest } from "./manifest.ts";
import { Subject } from "./subject.ts";

/** A pod, or the template from which pods are made. */
export class PodPlace extends Subject {
  readonly metadata: Cursor;
  readonly spec: Cursor;
  /** False for a Pod itself. */
  readonly template: boolean;
  /** Claims of a StatefulSet: volumes of its pods, in place of those of the same name. */
  readonly claims: readonly Cursor[];

  constructor(place: Cursor, template: boolean, claims: readonly Cursor[] = []) {
    super();
    this.metadata = place.at("metadata");
    this.spec = place.at("spec");
    this.template = template;
    this.claims = claims;
  }
}

/** Where the built-in kinds keep their pod template, as `group/Kind`. */
const TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ["/PodTemplate", ["template"]],
  ["/ReplicationController", ["spec", "template"]],
  ["apps/Deployment", ["spec", "template"]],
  ["apps/ReplicaSet", ["spec", "template"]],
  ["apps/StatefulSet", ["spec", "template"]],
  ["apps/DaemonSet", ["spec", "template"]],
  ["batch/Job", ["spec", "template"]],
  ["batch/CronJob", ["spec", "jobTemplate", "spec", "template"]],
]);

/** The kinds for which `podSpecsOf` finds something, for the `kinds` of a rule. */
export const podKinds: readonly string[] = ["/Pod", ...TEMPLATES.keys()];

/** The pod of a Pod, the pod template of a built-in workload; empty for other kinds. */
export function podSpecsOf(manifest: Manifest): readonly PodPlace[] {
  return manifest.shared(readPodSpecs);
}

function readPodSpecs({ gvk, root }: Manifest): readonly PodPlace[] {
  const name = `${gvk.group}/${gvk.kind}`;
  if (name === "/Pod") return [new PodPlace(root, false)];
  const path = TEMPLATES.get(name);
  if (path === undefined) return [];
  const claims = name === "apps/StatefulSet" ? root.at("spec", "volumeClaimTemplates").items() : [];
  return [new PodPlace(root.at(...path), true, claims)];
}
