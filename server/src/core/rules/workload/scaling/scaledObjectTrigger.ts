/**
 * Each trigger of a ScaledObject has a type that KEDA knows, and needs the settings of its scaler; without one KEDA reports an error and does not scale. CPU
 * and memory are read from running pods, so they alone can not scale to zero, nor up from it.
 *
 * ```yaml
 * triggers:
 *   - type: prometheus
 *     metadata:
 *       serverAddress: http://prometheus:9090
 *       query: sum(vllm:num_requests_waiting) # threshold is missing
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { closestName } from "../../../text/closestName.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** Settings that a scaler does not work without; each is a list of names of which one is enough. */
const NEEDED: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ["prometheus", [["serverAddress"], ["query"], ["threshold"]]],
  ["cron", [["timezone"], ["start"], ["end"], ["desiredReplicas"]]],
  ["cpu", [["value"]]],
  ["memory", [["value"]]],
  ["kubernetes-workload", [["podSelector"], ["value"]]],
  ["metrics-api", [["url"], ["valueLocation"], ["targetValue", "activationTargetValue"]]],
  ["external", [["scalerAddress"]]],
  ["external-push", [["scalerAddress"]]],
]);
/** Built-in scalers that people mistype; others are added with every version. */
const SCALERS = [
  "apache-kafka",
  "aws-cloudwatch",
  "aws-sqs-queue",
  "azure-queue",
  "azure-servicebus",
  "datadog",
  "external",
  "external-push",
  "gcp-pubsub",
  "kafka",
  "kubernetes-workload",
  "memory",
  "metrics-api",
  "mongodb",
  "mysql",
  "nats-jetstream",
  "postgresql",
  "prometheus",
  "rabbitmq",
  "redis",
  "redis-streams",
];
/** May come from a TriggerAuthentication, or fall back to another setting. */
const resourceTriggers = new Set(["cpu", "memory"]);

const rule: Rule = {
  code: "scaled-object-trigger",
  family: "workload",
  severity: "warning",
  summary: "A trigger of KEDA lacks a setting, or can not do what the bounds ask for.",
  source: "https://keda.sh/docs/latest/scalers/",
  kinds: ["keda.sh/ScaledObject", "keda.sh/ScaledJob"],
  check({ gvk, root }, report) {
    const triggers = root.at("spec", "triggers").items();
    for (const trigger of triggers) {
      checkType(trigger.at("type"), report);
      checkSettings(trigger, report);
    }
    const only = triggers.every((trigger) => resourceTriggers.has(trigger.at("type").string ?? ""));
    const least = root.at("spec", "minReplicaCount");
    const [first] = triggers;
    if (first === undefined || !only) return;
    if (gvk.kind === "ScaledJob")
      report(
        first.at("type"),
        say`A ScaledJob starts jobs from nothing; CPU and memory are only known of pods that run.`,
      );
    else if (least.number === 0)
      report(
        least,
        say`CPU and memory are only known of pods that run; with these triggers alone \`minReplicaCount\` must be 1 or more.`,
      );
  },
};

function checkType(type: Cursor, report: Report): void {
  const name = type.string ?? "";
  // Short names of scalers to come may be near to others.
  if (name.length < 5 || SCALERS.includes(name)) return;
  const meant = closestName(name, SCALERS, 2);
  if (meant !== undefined)
    report(type, say`KEDA has no scaler \`${name}\`.`, { fixes: replaceValue(type, meant) });
}

function checkSettings(trigger: Cursor, report: Report): void {
  const type = trigger.at("type").string ?? "";
  const settings = trigger.at("metadata");
  const needed = NEEDED.get(type);
  if (needed === undefined || trigger.at("authenticationRef").present) return;
  for (const names of needed) {
    const given = names.some((name) => settings.at(name).present || settings.at(`${name}FromEnv`).present);
    if (given) continue;
    report(
      settings.isMapping ? settings : trigger.at("type"),
      say`The \`${type}\` trigger needs \`${names[0] ?? ""}\`.`,
      {
        on: settings.isMapping ? "key" : "value",
      },
    );
  }
}

export default rule;
