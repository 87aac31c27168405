import { isFields, listAt, type Migration } from "./migration.ts";

/** What v1beta1 took for granted and v1 does not. */
const oldDefaults = {
  failurePolicy: "Ignore",
  matchPolicy: "Exact",
  timeoutSeconds: 30,
  admissionReviewVersions: ["v1beta1"],
};

/**
 * Webhook configurations v1beta1 → v1: what had another default is written down. Whether a webhook has side effects is
 * known to its author alone; where that is not said, or v1 does not allow it, nothing is changed.
 */
export const migrateWebhooks: Migration = (object) => {
  const webhooks = listAt(object, "webhooks");
  const isKnown = webhooks.every(
    (webhook) =>
      isFields(webhook) && (webhook["sideEffects"] === "None" || webhook["sideEffects"] === "NoneOnDryRun"),
  );
  if (!isKnown) return undefined;
  return {
    ...object,
    webhooks: webhooks.map((webhook) => (isFields(webhook) ? { ...oldDefaults, ...webhook } : webhook)),
  };
};
