/**
 * A FlowSchema sorts requests into a priority level. It names the level, has a precedence from 1 to 10000 (1 belongs
 * to the schema `exempt`), and tells flows apart by user or by namespace.
 *
 * ```yaml
 * spec:
 *   matchingPrecedence: 20000 # at most 10000
 * ```
 */
import { dns1123Subdomain } from "../../../formats/names.ts";
import { listing, say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const highestPrecedence = 10_000;
const distinguishers = ["ByUser", "ByNamespace"];

const rule: Rule = {
  code: "flow-schema",
  family: "server",
  severity: "error",
  summary: "A FlowSchema has an impossible precedence or names no priority level.",
  source: "https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#flowschema",
  kinds: ["flowcontrol.apiserver.k8s.io/FlowSchema"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const level = spec.at("priorityLevelConfiguration", "name");
    if (!spec.present) report(level, say`\`spec\` is missing; name the priority level.`);
    const complaint =
      requireFilled(level, report, say`name the priority level`) && level.string !== undefined
        ? dns1123Subdomain(level.string)
        : undefined;
    if (complaint !== undefined) report(level, say`Priority level \`${level.string ?? ""}\` ${complaint}.`);

    const precedence = spec.at("matchingPrecedence");
    const value = precedence.number ?? 0;
    // Zero is defaulted.
    if (value < 0 || value > highestPrecedence) {
      report(precedence, say`\`matchingPrecedence\` must be between 1 and ${highestPrecedence}.`);
    }
    if (value === 1 && manifest.root.at("metadata", "name").string !== "exempt") {
      report(precedence, say`Precedence 1 belongs to the FlowSchema \`exempt\`.`);
    }

    const method = spec.at("distinguisherMethod", "type");
    if (method.string !== undefined && !distinguishers.includes(method.string)) {
      report(method, say`Flows are told apart ${listing(distinguishers, "or")}.`);
    }
  },
};

export default rule;
