/**
 * A `resizePolicy` says whether a container restarts when its `cpu` or `memory` changes. Each resource stands once, and
 * the containers of a pod that never restarts can only be `NotRequired` to.
 *
 * ```yaml
 * restartPolicy: Never
 * containers:
 *   - name: train
 *     image: example.com/trainer:v3
 *     resizePolicy:
 *       - resourceName: memory
 *         restartPolicy: RestartContainer # but nothing is restarted
 * ```
 */
import { containersIn, type PodContainer } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const resources = ["cpu", "memory"];
const policies = ["NotRequired", "RestartContainer"];

/** Since this minor version containers are resized in place by default; before, the server drops the policies unseen. */
const resizesInPlace = 33;

const rule: Rule = {
  code: "resize-policy",
  family: "server",
  severity: "error",
  summary: "A resize policy names an unknown resource or policy, or one that does not fit the pod.",
  source:
    "https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#container-resize-policies",
  fields: ["resizePolicy"],
  kinds: podKinds,
  check(manifest, report, { minor }) {
    if (minor < resizesInPlace) return;
    for (const container of containersIn(manifest)) checkPolicies(container, report);
  },
};

function checkPolicies({ at, pod }: PodContainer, report: Report): void {
  const list = at.at("resizePolicy");
  const isNever = pod.spec.at("restartPolicy").string === "Never";
  const seen = new Set<string>();
  for (const entry of list.items()) {
    const resource = entry.at("resourceName");
    const policy = entry.at("restartPolicy");
    if (seen.has(resource.string ?? "")) {
      report(resource, say`\`${resource.string ?? ""}\` has a policy already.`, { path: entry.path });
    }
    seen.add(resource.string ?? "");
    checkOneOf(resource, resources, list, report);
    const isKnown = checkOneOf(policy, policies, list, report);
    if (isKnown && isNever && policy.string !== "NotRequired") {
      report(
        policy,
        say`A container of a pod with \`restartPolicy: Never\` is not restarted for a new size.`,
        {
          path: list.path,
          fixes: replaceValue(policy, "NotRequired"),
        },
      );
    }
  }
}

/** True when the value is one of those. Silent when it is absent: the schema asks for it. */
function checkOneOf(place: Cursor, allowed: readonly string[], list: Cursor, report: Report): boolean {
  if (place.string === undefined || allowed.includes(place.string)) return place.string !== undefined;
  report(place, say`\`${place.name}\` must be ${listing(codes(allowed), "or")}.`, {
    path: list.path,
  });
  return false;
}

export default rule;
