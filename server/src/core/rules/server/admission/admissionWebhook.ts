/**
 * An admission webhook is named like a domain with at least three parts, each webhook differently. It is reached by a
 * `url` or a `service`, answers within 1 to 30 seconds, and names the versions of AdmissionReview that it understands,
 * `v1` or `v1beta1` among them.
 *
 * ```yaml
 * webhooks:
 *   - name: pods # must be like pods.policy.example.com
 *     timeoutSeconds: 60 # at most 30
 * ```
 */
import { dns1035Label, dns1123Subdomain } from "../../../formats/names.ts";
import { requestMatchersOf, webhookKinds } from "../../../manifest/admission.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { listing, say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";
import { checkWebhookClient } from "../../webhookClient.ts";

const longestTimeout = 30;
const knownVersions = ["v1", "v1beta1"];
const sideEffectsOfV1 = ["None", "NoneOnDryRun"];

const rule: Rule = {
  code: "admission-webhook",
  family: "server",
  severity: "error",
  summary: "An admission webhook has a wrong name, address, timeout or version, or may have side effects.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/",
  kinds: webhookKinds,
  check(manifest, report) {
    const names = new Set<string>();
    for (const webhook of requestMatchersOf(manifest)) {
      const name = webhook.at("name");
      if (requireFilled(name, report) && name.string !== undefined) {
        checkName(name, name.string, report);
        if (names.has(name.string)) report(name, say`There is a webhook \`${name.string}\` already.`);
        names.add(name.string);
      }
      if (webhook.at("clientConfig").isMapping) checkWebhookClient(webhook.at("clientConfig"), report);
      checkAnswers(webhook, report);
    }
  },
};

function checkName(place: Cursor, name: string, report: Report): void {
  const complaint = dns1123Subdomain(name);
  if (complaint !== undefined) report(place, say`Webhook name \`${name}\` ${complaint}.`);
  else if (name.split(".").length < 3) {
    report(
      place,
      say`Webhook name \`${name}\` must have three parts or more, as in \`pods.policy.example.com\`.`,
    );
  }
}

function checkAnswers(webhook: Cursor, report: Report): void {
  const timeout = webhook.at("timeoutSeconds");
  if (timeout.number !== undefined && (timeout.number < 1 || timeout.number > longestTimeout)) {
    report(timeout, say`\`timeoutSeconds\` must be between 1 and ${longestTimeout}.`);
  }
  const effects = webhook.at("sideEffects");
  if (effects.string === "Some" || effects.string === "Unknown") {
    report(effects, say`\`sideEffects\` must be ${listing(sideEffectsOfV1, "or")}.`);
  }
  const versions = webhook.at("admissionReviewVersions");
  if (!requireFilled(versions, report, say`name \`v1\``)) return;
  const seen = new Set<string>();
  for (const version of versions.items()) {
    if (version.string === undefined) continue;
    const complaint = dns1035Label(version.string);
    if (complaint !== undefined) report(version, say`Version \`${version.string}\` ${complaint}.`);
    if (seen.has(version.string)) report(version, say`Version \`${version.string}\` is repeated.`);
    seen.add(version.string);
  }
  if (!knownVersions.some((known) => seen.has(known))) {
    report(versions, say`The API server sends \`v1\` and \`v1beta1\`; name one of them.`, { on: "key" });
  }
}

export default rule;
