/**
 * A container may have a `restartPolicy` of its own, and with it rules that decide by the exit code: each has an
 * `action` and the `exitCodes` it applies to.
 *
 * ```yaml
 * containers:
 *   - name: trainer
 *     image: example.com/trainer:v3
 *     # restartPolicy: Never is missing
 *     restartPolicyRules:
 *       - action: Restart
 *         exitCodes:
 *           operator: In
 *           values: [42]
 * ```
 */
import { containersIn, type PodContainer } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { codes, listing, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

/** Since this minor version containers have restart policies by default; before, only init containers have one. */
const knowsPolicies = 35;

const policies = ["Always", "OnFailure", "Never"];
const actions = ["Restart", "RestartAllContainers"];
const operators = ["In", "NotIn"];
const mostRules = 20;
const mostCodes = 255;

const rule: Rule = {
  code: "container-restart",
  family: "server",
  severity: "error",
  summary: "The restart policy of a container or one of its rules is incomplete or unknown.",
  source: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules",
  fields: ["restartPolicy", "restartPolicyRules"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report, { minor }) {
    for (const container of containersIn(manifest)) {
      // What an ephemeral container can not have at all is the business of another rule.
      if (container.role !== "ephemeral" && minor >= knowsPolicies) checkContainer(container, report);
    }
  },
};

function checkContainer({ at }: PodContainer, report: Report): void {
  const policy = at.at("restartPolicy");
  const rules = at.at("restartPolicyRules");
  const entries = rules.items();
  if (policy.string !== undefined && !policies.includes(policy.string)) {
    report(policy, say`\`restartPolicy\` must be \`Always\`, \`OnFailure\` or \`Never\`.`);
  }
  if (!policy.present && entries.length > 0) {
    report(policy, say`\`restartPolicyRules\` need a \`restartPolicy\` in the same container.`);
  }
  if (entries.length > mostRules) report(rules, say`A container can have ${mostRules} rules at most.`);
  for (const entry of entries) checkRule(entry, report);
}

function checkRule(entry: Cursor, report: Report): void {
  const action = entry.at("action");
  checkOneOf(action, actions, report);
  const exitCodes = entry.at("exitCodes");
  if (!exitCodes.present) {
    report(exitCodes, say`A rule needs the \`exitCodes\` it applies to.`);
    return;
  }
  checkOneOf(exitCodes.at("operator"), operators, report);
  const values = exitCodes.at("values");
  if (values.items().length > mostCodes) {
    report(values, say`A rule can have ${mostCodes} exit codes at most.`);
  }
}

/** Silent when the field is absent: the schema asks for it. */
function checkOneOf(place: Cursor, allowed: readonly string[], report: Report): void {
  if (place.string === undefined || allowed.includes(place.string)) return;
  report(place, say`\`${place.name}\` must be ${listing(codes(allowed), "or")}.`);
}

export default rule;
