/**
 * A priority level is `Exempt` or `Limited`, and has the settings of its type only. A limited level rejects or queues
 * what is too much; for queues the server deals each flow a hand of `handSize` out of `queues`, which must be possible
 * and need no more than 60 random bits.
 *
 * ```yaml
 * spec:
 *   type: Limited
 *   limited:
 *     limitResponse: { type: Queue } # queuing is missing
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const mostEntropyBits = 60;
/** What the server takes for a queuing field that is absent or 0. */
const queuingDefaults = { queues: 64, handSize: 8, queueLengthLimit: 50 } as const;

const rule: Rule = {
  code: "priority-level",
  family: "server",
  severity: "error",
  summary: "A priority level lacks the settings of its type, or has impossible ones.",
  source:
    "https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#prioritylevelconfiguration",
  kinds: ["flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const type = spec.at("type");
    const limited = spec.at("limited");
    const exempt = spec.at("exempt");
    if (type.string === "Exempt") {
      if (limited.present) report(limited, say`An exempt level has no \`limited\`.`, { on: "key" });
      checkPercent(exempt.at("lendablePercent"), report);
      checkNotNegative(exempt.at("nominalConcurrencyShares"), report);
    } else if (type.string === "Limited") {
      if (exempt.present) report(exempt, say`A limited level has no \`exempt\`.`, { on: "key" });
      if (limited.present) checkLimited(limited, report);
      else report(limited, say`A limited level needs \`limited\`.`);
    } else if (type.string !== undefined) {
      report(type, say`A priority level is \`Exempt\` or \`Limited\`.`);
    } else if (!spec.present) {
      report(type, say`\`spec\` is missing; a priority level is \`Exempt\` or \`Limited\`.`);
    }
  },
};

function checkLimited(limited: Cursor, report: Report): void {
  checkNotNegative(limited.at("nominalConcurrencyShares"), report);
  checkPercent(limited.at("lendablePercent"), report);
  checkNotNegative(limited.at("borrowingLimitPercent"), report);
  const response = limited.at("limitResponse");
  const type = response.at("type");
  const queuing = response.at("queuing");
  if (type.string === "Queue") {
    if (queuing.present) checkQueuing(queuing, report);
    else report(queuing, say`A level that queues needs \`queuing\`.`);
  } else if (type.string === "Reject") {
    if (queuing.present) report(queuing, say`A level that rejects has no \`queuing\`.`, { on: "key" });
  } else if (type.string !== undefined || !response.present) {
    report(type, say`What is too much is answered by \`Queue\` or \`Reject\`.`);
  }
}

function checkQueuing(queuing: Cursor, report: Report): void {
  const read = (name: keyof typeof queuingDefaults): number => {
    const { number } = queuing.at(name);
    return number === undefined || number === 0 ? queuingDefaults[name] : number;
  };
  const queues = read("queues");
  const handSize = read("handSize");
  for (const name of ["queues", "handSize", "queueLengthLimit"] as const) {
    if (read(name) < 0) report(queuing.at(name), say`\`${name}\` must be more than 0.`);
  }
  if (handSize > queues) {
    report(queuing.at("handSize"), say`\`handSize\` (${handSize}) is more than \`queues\` (${queues}).`);
  } else if (handSize > 0 && Math.ceil(Math.log2(queues) * handSize) > mostEntropyBits) {
    report(
      queuing.at("handSize"),
      say`A hand this large out of so many queues needs more than 60 random bits.`,
    );
  }
}

function checkPercent(percent: Cursor, report: Report): void {
  const value = percent.number;
  if (value !== undefined && (value < 0 || value > 100)) {
    report(percent, say`\`${percent.name}\` must be between 0 and 100.`);
  }
}

function checkNotNegative(count: Cursor, report: Report): void {
  if (count.number !== undefined && count.number < 0)
    report(count, say`\`${count.name}\` must be 0 or more.`);
}

export default rule;
