/**
 * Each trigger of a ScaledObject needs the settings of its scaler; without one KEDA reports an error and does not scale. CPU
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
    for (const trigger of triggers) checkSettings(trigger, report);
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
