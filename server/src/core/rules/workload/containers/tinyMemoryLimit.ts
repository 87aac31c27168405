/**
 * A number of memory without a suffix counts bytes: a container that may have `512` of them is killed before its program
 * has begun, where `512Mi` was meant. The API server takes it.
 *
 * ```yaml
 * resources:
 *   limits:
 *     memory: 512 # 512Mi
 * ```
 */
import { compareQuantities, isWhole, quantityOf, signOf, type Quantity } from "../../../formats/quantity.ts";
import { containersIn } from "../../../manifest/containers.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

/** Nothing runs in less: a shell alone takes as much. */
const least: Quantity = { digits: 2n ** 20n, exponent: 0 };

const rule: Rule = {
  code: "tiny-memory-limit",
  family: "workload",
  severity: "warning",
  summary: "A container may have less memory than any program needs to start.",
  source: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory",
  fields: ["limits"],
  kinds: podKinds,
  check(manifest, report) {
    for (const { at } of containersIn(manifest)) {
      const limit = at.at("resources", "limits").key("memory");
      const quantity = quantityOf(limit);
      if (quantity === undefined || signOf(quantity) <= 0) continue;
      // Of parts of a byte another rule speaks.
      if (!isWhole(quantity) || compareQuantities(quantity, least) >= 0) continue;
      const text = String(limit.scalar?.value);
      if (/^\d+$/u.test(text))
        report(limit, say`No program starts in ${text} bytes of memory; did you mean \`${text}Mi\`?`, {
          fixes: replaceValue(limit, `${text}Mi`),
        });
      else report(limit, say`No program starts in \`${text}\` of memory.`);
    }
  },
};

export default rule;
