/**
 * A constraint ties the devices of several requests together: they agree (`matchAttribute`) or differ
 * (`distinctAttribute`) in an attribute, which is named with its domain. It names requests of the same claim.
 *
 * ```yaml
 * constraints:
 *   - requests: [gpu, nic]
 *     matchAttribute: numaNode # dra.net/numaNode
 * ```
 */
import { fullyQualifiedDeviceName } from "../../../formats/deviceNames.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { deviceClaimKinds, deviceClaimsOf } from "../../../manifest/deviceClaims.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { checkLength } from "../../checkNamedList.ts";
import { checkRequestNames } from "../../requestNames.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const mostConstraints = 32;

const rule: Rule = {
  code: "device-constraint",
  family: "server",
  severity: "error",
  summary: "A constraint of a claim names no attribute, or a request that is not there.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-claim-v1/",
  kinds: deviceClaimKinds,
  check(manifest, report) {
    for (const claim of deviceClaimsOf(manifest)) {
      checkLength(claim.at("constraints"), mostConstraints, report);
      for (const constraint of claim.at("constraints").items()) {
        checkRequestNames(constraint.at("requests"), claim, report);
        checkAttribute(constraint, report);
      }
    }
  },
};

/** Of two attributes the server looks at the first alone. */
function checkAttribute(constraint: Cursor, report: Report): void {
  const attributes = [constraint.at("matchAttribute"), constraint.at("distinctAttribute")];
  const attribute = attributes.find((candidate) => candidate.present);
  if (attribute === undefined) {
    if (constraint.isMapping)
      report(constraint, say`Name an attribute, by \`matchAttribute\` or \`distinctAttribute\`.`);
  } else if (requireFilled(attribute, report)) {
    checkFormat(attribute, fullyQualifiedDeviceName, report);
  }
}

export default rule;
