/**
 * Fields and values that Kubernetes still takes, but will not forever, or not everywhere.
 *
 * ```yaml
 * kind: PersistentVolume
 * spec:
 *   persistentVolumeReclaimPolicy: Recycle # let a provisioner make the volumes
 * ```
 */
import { type Message, say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

interface Deprecation {
  readonly field: readonly string[];
  /** The only value that is deprecated; without one the field is. */
  readonly value?: string;
  /** First minor version that warns. */
  readonly since: number;
  readonly advice: Message;
}

const deprecations: ReadonlyMap<string, readonly Deprecation[]> = new Map([
  [
    "/Service",
    [
      {
        field: ["spec", "externalIPs"],
        since: 36,
        advice: say`some clusters no longer route it; use a Service of type LoadBalancer, or a Gateway`,
      },
      {
        field: ["spec", "trafficDistribution"],
        value: "PreferClose",
        since: 35,
        advice: say`use \`PreferSameZone\`, which says the same`,
      },
    ],
  ],
  [
    "/PersistentVolume",
    [
      {
        field: ["spec", "persistentVolumeReclaimPolicy"],
        value: "Recycle",
        since: 0,
        advice: say`use dynamic provisioning, with \`Delete\``,
      },
    ],
  ],
  [
    "/Node",
    [
      { field: ["spec", "externalID"], since: 0, advice: say`Kubernetes does not use it` },
      { field: ["spec", "configSource"], since: 0, advice: say`kubelets no longer read it` },
    ],
  ],
  [
    "discovery.k8s.io/EndpointSlice",
    [
      {
        field: ["addressType"],
        value: "FQDN",
        since: 0,
        advice: say`kube-proxy ignores such endpoints; use IP addresses, or a Service of type ExternalName`,
      },
    ],
  ],
]);

const rule: Rule = {
  code: "deprecated-field",
  family: "server",
  severity: "warning",
  summary: "A field or value is deprecated.",
  source: "https://kubernetes.io/docs/reference/using-api/deprecation-policy/",
  kinds: [...deprecations.keys()],
  check({ gvk, root }, report, { minor }) {
    for (const { field, value, since, advice } of deprecations.get(`${gvk.group}/${gvk.kind}`) ?? []) {
      const place = root.at(...field);
      if (minor < since || !place.present || (value !== undefined && place.string !== value)) continue;
      const name = value === undefined ? place.name : `${place.name}: ${value}`;
      report(place, say`\`${name}\` is deprecated; ${advice}.`, {
        on: value === undefined ? "key" : "value",
        tags: ["deprecated"],
      });
    }
  },
};

export default rule;
