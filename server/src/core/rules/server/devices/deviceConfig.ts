/**
 * Configuration for devices is opaque to Kubernetes: it names the driver that understands it and holds the parameters
 * as an object. In a claim it may name the requests that it is for.
 *
 * ```yaml
 * config:
 *   - requests: [gpu]
 *     opaque:
 *       driver: gpu.example.com
 *       parameters: shared # an object with apiVersion and kind
 * ```
 */
import { driverName } from "../../../formats/driverName.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { deviceClaimKinds, deviceClaimsOf, deviceClassKinds } from "../../../manifest/deviceClaims.ts";
import { say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { checkLength } from "../../checkNamedList.ts";
import { checkRequestNames } from "../../requestNames.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const mostConfigurations = 32;

const rule: Rule = {
  code: "device-config",
  family: "server",
  severity: "error",
  summary: "Configuration for devices lacks its driver or parameters, or names a request that is not there.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-claim-v1/",
  kinds: [...deviceClaimKinds, ...deviceClassKinds],
  check(manifest, report) {
    for (const claim of deviceClaimsOf(manifest)) {
      for (const config of claim.at("config").items())
        checkRequestNames(config.at("requests"), claim, report);
      checkConfigurations(claim.at("config"), report);
    }
    if (manifest.gvk.kind === "DeviceClass") checkConfigurations(manifest.root.at("spec", "config"), report);
  },
};

function checkConfigurations(list: Cursor, report: Report): void {
  checkLength(list, mostConfigurations, report);
  for (const config of list.items()) {
    const opaque = config.at("opaque");
    if (!requireValue(opaque, report, say`say which driver it is for`)) continue;
    if (requireFilled(opaque.at("driver"), report)) checkFormat(opaque.at("driver"), driverName, report);
  }
}

export default rule;
