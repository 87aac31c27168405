/**
 * Spark reads memory as Java writes it: `512m`, `4g`. The suffixes of Kubernetes (`512Mi`, `4Gi`) are not known to it, and the
 * application ends before it starts.
 *
 * ```yaml
 * executor:
 *   memory: 4Gi # must be 4g
 * ```
 */
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "spark-memory",
  family: "workload",
  severity: "warning",
  summary: "The memory of a Spark application is written in a way that Java does not read.",
  source: "https://spark.apache.org/docs/latest/configuration.html#spark-properties",
  kinds: ["SparkApplication", "ScheduledSparkApplication"].map((kind) => `sparkoperator.k8s.io/${kind}`),
  check({ gvk, root }, report) {
    const spec = gvk.kind === "SparkApplication" ? root.at("spec") : root.at("spec", "template");
    for (const part of ["driver", "executor"]) {
      for (const name of ["memory", "memoryOverhead"]) {
        const place = spec.at(part, name);
        const [, amount, unit = ""] = /^(\d+)([kmgtp]i)b?$/iu.exec(place.string ?? "") ?? [];
        if (amount === undefined) continue;
        const right = `${amount}${unit.charAt(0).toLowerCase()}`;
        report(place, say`Spark does not know the unit \`${unit}\`; write \`${right}\`.`, {
          fixes: replaceValue(place, right),
        });
      }
    }
  },
};

export default rule;
