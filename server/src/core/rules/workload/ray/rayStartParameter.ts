/**
 * `rayStartParams` are the options of `ray start` without their dashes, and their words are joined by `-`. An option that
 * `ray start` does not know ends it: the pod restarts for ever.
 *
 * ```yaml
 * rayStartParams:
 *   num_gpus: "1" # must be num-gpus
 * ```
 */
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Report, Rule } from "../../rule.ts";
import { rayKinds } from "../../../workload/ray.ts";

const rule: Rule = {
  code: "ray-start-parameter",
  family: "workload",
  severity: "warning",
  summary: "A parameter is not written as `ray start` knows it.",
  source: "https://docs.ray.io/en/latest/cluster/cli.html#ray-start",
  kinds: rayKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { owner } of workload.groups) {
      for (const parameter of owner.at("rayStartParams").keys()) {
        checkNumber(parameter, report);
        const right = parameter.name
          .replace(/^-+/u, "")
          .replaceAll("_", "-")
          .replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
        if (right === parameter.name || right === "") continue;
        const { start, end } = parameter.keyRange;
        report(parameter, say`\`ray start\` has no option \`--${parameter.name}\`; write \`${right}\`.`, {
          on: "key",
          fixes: [
            {
              title: say`Change to \`${right}\``,
              edits: [{ range: { start, end }, newText: right }],
              preferred: true,
            },
          ],
        });
      }
    }
  },
};

const numbers = new Set(["num-cpus", "num-gpus", "memory", "object-store-memory", "port", "dashboard-port"]);

/** `ray start` reads whole numbers, of memory in bytes. */
function checkNumber(parameter: Cursor, report: Report): void {
  const text = parameter.string;
  if (!numbers.has(parameter.name) || text === undefined || text.includes("$") || /^\d+$/u.test(text)) return;
  report(parameter, say`\`--${parameter.name}\` is a whole number, not \`${text}\`.`);
}

export default rule;
