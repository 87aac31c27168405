/**
 * A container of Windows with `hostProcess` runs on the node itself, with all rights of it. The baseline standard allows it to
 * nobody.
 *
 * ```yaml
 * securityContext:
 *   windowsOptions:
 *     hostProcess: true
 * ```
 */
import { say } from "../../../text/message.ts";
import { securityContextsOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "host-process",
  family: "practice",
  severity: "hint",
  summary: "A Windows container runs as a process of the node.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["windowsOptions"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const group of workload.groups) {
      for (const context of securityContextsOf(group)) {
        const place = context.at("windowsOptions", "hostProcess");
        if (place.boolean === true)
          report(place, say`A host process has all rights of the node; the baseline standard allows none.`);
      }
    }
  },
};

export default rule;
