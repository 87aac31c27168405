/**
 * Objects of one version become objects of another by changing `apiVersion` alone (`None`) or through a webhook, which
 * then says where it is and which versions of ConversionReview it understands.
 *
 * ```yaml
 * conversion:
 *   strategy: Webhook
 *   webhook: # clientConfig and conversionReviewVersions: [v1]
 * ```
 */
import { dns1035Label } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { crdKinds } from "../../../manifest/customResourceDefinition.ts";
import { listing, say } from "../../../text/message.ts";
import { isUnset, requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";
import { checkWebhookClient } from "../../webhookClient.ts";

const strategies = ["None", "Webhook"];
const knownVersions = ["v1", "v1beta1"];

const rule: Rule = {
  code: "crd-conversion",
  family: "server",
  severity: "error",
  summary: "A CustomResourceDefinition converts between versions in an unknown or incomplete way.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion",
  kinds: crdKinds,
  check(manifest, report) {
    const conversion = manifest.root.at("spec", "conversion");
    const strategy = conversion.at("strategy");
    const webhook = conversion.at("webhook");
    if (!requireFilled(strategy, report) || strategy.string === undefined) return;
    if (!strategies.includes(strategy.string)) {
      report(strategy, say`\`strategy\` must be ${listing(strategies, "or")}.`);
    } else if (strategy.string === "Webhook") {
      checkWebhook(webhook, report);
    } else {
      for (const part of [webhook.at("clientConfig"), webhook.at("conversionReviewVersions")])
        if (!isUnset(part)) report(part, say`A \`webhook\` needs the strategy \`Webhook\`.`, { on: "key" });
    }
  },
};

function checkWebhook(webhook: Cursor, report: Report): void {
  const client = webhook.at("clientConfig");
  if (client.isMapping) checkWebhookClient(client, report);
  else report(client, say`The strategy \`Webhook\` needs \`webhook.clientConfig\`.`);
  checkVersions(webhook.at("conversionReviewVersions"), report);
}

function checkVersions(versions: Cursor, report: Report): void {
  if (!requireFilled(versions, report, say`name \`v1\``) || !versions.isSequence) return;
  const seen = new Set<string>();
  for (const version of versions.items()) {
    if (version.string === undefined) continue;
    const complaint = dns1035Label(version.string);
    if (seen.has(version.string)) report(version, say`Version \`${version.string}\` is repeated.`);
    else if (complaint !== undefined) report(version, say`Version \`${version.string}\` ${complaint}.`);
    seen.add(version.string);
  }
  if (!knownVersions.some((known) => seen.has(known)))
    report(versions, say`The API server sends \`v1\` and \`v1beta1\`; name one of them.`, { on: "key" });
}

export default rule;
