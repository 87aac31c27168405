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
/**
 * All scalers that a release of KEDA has had (`pkg/scaling/scalers_builder.go`): two of them can be as near to each other as a slip.
 */
const SCALERS =
  `activemq apache-kafka arangodb artemis-queue aws-cloudwatch aws-dynamodb aws-dynamodb-streams aws-kinesis-stream
  aws-sqs-queue azure-app-insights azure-blob azure-data-explorer azure-eventhub azure-log-analytics azure-monitor
  azure-pipelines azure-queue azure-servicebus beanstalkd cassandra clickhouse couchdb cpu cron datadog dynatrace
  elastic-forecast elasticsearch etcd external external-push forgejo-runner gcp-cloudtasks gcp-pubsub gcp-spanner
  gcp-stackdriver gcp-storage github-runner graphite huawei-cloudeye ibmmq influxdb kafka kubernetes-resource
  kubernetes-workload liiklus loki memory metrics-api mongodb mssql mysql nats-jetstream new-relic nsq opensearch
  openstack-metric openstack-swift postgresql predictkube prometheus pulsar rabbitmq redis redis-cluster
  redis-cluster-streams redis-sentinel redis-sentinel-streams redis-streams selenium-grid solace-direct-messaging
  solace-event-queue solarwinds solr splunk splunk-observability stan sumologic temporal`.split(/\s+/u);
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
