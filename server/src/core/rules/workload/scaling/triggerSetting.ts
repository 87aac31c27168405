/**
 * The settings of a trigger are texts, and KEDA reads them when it starts the scaler: a threshold is a number, a mode one of a few
 * words, a schedule has a time zone and does not end when it starts. A name that is nearly that of a setting sets nothing.
 *
 * ```yaml
 * triggers:
 *   - type: prometheus
 *     metadata:
 *       treshold: "5" # must be threshold
 * ```
 */
import { cronSchedule } from "../../../formats/cron.ts";
import { timeZone } from "../../../formats/timeZone.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { closestName } from "../../../text/closestName.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

interface Settings {
  /** Names that people write. */
  readonly known: readonly string[];
  readonly numbers: readonly string[];
  readonly words: Readonly<Record<string, readonly string[]>>;
}

const authModes = ["basic", "bearer", "tls", "custom", "apiKey", "oauth"];
const http = "authMode authModes apiKey keyParamName method unsafeSsl timeout";

/**
 * From the fields of each scaler in KEDA's `pkg/scalers`, of every release since 2.10; `FromEnv` names a variable.
 * https://keda.sh/docs/latest/scalers/
 */
const SCALERS: ReadonlyMap<string, Settings> = new Map([
  [
    "prometheus",
    {
      known:
        wordsOf(`serverAddress query threshold activationThreshold namespace customHeaders ignoreNullValues
        queryParameters metricName cortexOrgID awsRegion identityOwner ${http}`),
      numbers: ["threshold", "activationThreshold"],
      words: { authModes },
    },
  ],
  [
    "rabbitmq",
    {
      known:
        wordsOf(`host hostFromEnv queueName mode value activationValue protocol vhostName excludeUnacknowledged
        queueLength useRegex pageSize operation timeout unsafeSsl metricName username usernameFromEnv password
        passwordFromEnv`),
      numbers: ["value", "activationValue"],
      words: {
        mode: wordsOf(`QueueLength MessageRate DeliverGetRate PublishedToDeliveredRatio
          ExpectedQueueConsumptionTime`),
      },
    },
  ],
  [
    "kafka",
    {
      known:
        wordsOf(`bootstrapServers bootstrapServersFromEnv consumerGroup consumerGroupFromEnv topic topicFromEnv
        lagThreshold activationLagThreshold offsetResetPolicy allowIdleConsumers excludePersistentLag
        scaleToZeroOnInvalidOffset limitToPartitionsWithLag ensureEvenDistributionOfPartitions fullMetadata
        partitionLimitation version tls unsafeSsl sasl saslTokenProvider awsRegion`),
      numbers: ["lagThreshold", "activationLagThreshold"],
      words: { offsetResetPolicy: ["latest", "earliest"] },
    },
  ],
  ["cpu", { known: ["value", "containerName", "type"], numbers: [], words: {} }],
  ["memory", { known: ["value", "containerName", "type"], numbers: [], words: {} }],
  [
    "cron",
    { known: ["timezone", "start", "end", "desiredReplicas"], numbers: ["desiredReplicas"], words: {} },
  ],
]);
const targets = ["Deployment", "StatefulSet", "InferenceService", "Rollout", "LeaderWorkerSet"];
const resourceTriggers = ["cpu", "memory"];

const rule: Rule = {
  code: "trigger-setting",
  family: "workload",
  severity: "warning",
  summary: "KEDA can not read a setting of a trigger.",
  source: "https://keda.sh/docs/latest/scalers/",
  kinds: ["keda.sh/ScaledObject", "keda.sh/ScaledJob"],
  check({ root }, report) {
    const kind = root.at("spec", "scaleTargetRef", "kind");
    const meant = targets.find((name) => name.toLowerCase() === kind.string?.toLowerCase());
    if (meant !== undefined && meant !== kind.string)
      report(kind, say`There is no kind \`${kind.string ?? ""}\`, but \`${meant}\`.`, {
        fixes: replaceValue(kind, meant),
      });
    for (const trigger of root.at("spec", "triggers").items()) {
      const type = trigger.at("type").string ?? "";
      const metric = trigger.at("metricType");
      if (metric.string === "Utilization" && type !== "" && !resourceTriggers.includes(type))
        report(metric, say`Only \`cpu\` and \`memory\` have a utilization; use \`AverageValue\`.`);
      if (metric.string === "Utilization" && resourceTriggers.includes(type))
        checkPercent(trigger.at("metadata", "value"), report);
      const settings = SCALERS.get(type);
      if (settings !== undefined) checkSettings(trigger.at("metadata"), settings, report);
      if (type === "cron") checkCron(trigger.at("metadata"), report);
    }
  },
};

/** As an average a resource is an amount, `500m` or `2Gi`; its utilization is a whole number. */
function checkPercent(value: Cursor, report: Report): void {
  if (value.string !== undefined && !/^[+-]?\d+$|[${}]/u.test(value.string))
    report(value, say`\`${value.name}\` is a number, not \`${value.string}\`.`);
}

function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/u);
}

function checkSettings(metadata: Cursor, { known, numbers, words }: Settings, report: Report): void {
  for (const setting of metadata.fields()) {
    const text = setting.string;
    const meant = known.includes(setting.name) ? undefined : closestName(setting.name, known, 2);
    if (meant !== undefined)
      report(setting, say`There is no setting \`${setting.name}\`, but \`${meant}\`.`, { on: "key" });
    if (text === undefined || /[${}]/u.test(text)) continue;
    if (numbers.includes(setting.name) && Number.isNaN(Number(text)))
      report(setting, say`\`${setting.name}\` is a number, not \`${text}\`.`);
    const choices = words[setting.name];
    if (choices !== undefined && !text.split(",").every((word) => choices.includes(word.trim())))
      report(setting, say`\`${setting.name}\` is ${listing(codes(choices), "or")}, not \`${text}\`.`);
  }
}

function checkCron(metadata: Cursor, report: Report): void {
  const [start, end, zone] = [metadata.at("start"), metadata.at("end"), metadata.at("timezone")];
  for (const schedule of [start, end]) {
    const complaint = schedule.string === undefined ? undefined : cronSchedule(schedule.string);
    if (complaint !== undefined) report(schedule, say`\`${schedule.name}\` ${complaint}.`);
  }
  if (start.string !== undefined && start.string === end.string)
    report(end, say`\`start\` and \`end\` must differ.`);
  if (zone.string !== undefined && timeZone(zone.string) !== undefined)
    report(zone, say`There is no time zone \`${zone.string}\`.`);
}

export default rule;
