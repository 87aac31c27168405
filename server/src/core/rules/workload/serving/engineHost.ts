/**
 * A model server that listens on the loopback address answers only inside its own pod: neither probes nor Services reach
 * it. SGLang does so unless `--host` tells it otherwise.
 *
 * ```yaml
 * command: [python3, -m, sglang.launch_server, --model-path, Qwen/Qwen3-8B] # add --host 0.0.0.0
 * ```
 */
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { loopbackReason } from "../../../workload/listening.ts";
import { replaceWord } from "../../replaceWord.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "engine-host",
  family: "workload",
  severity: "warning",
  summary: "A model server listens where nobody outside its pod reaches it.",
  source: "https://docs.sglang.ai/advanced_features/server_arguments.html",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, engine, group } of workload.containers) {
      if (engine === undefined || at.name === "model" || !isServed(at, group.containers.length)) continue;
      const reason = loopbackReason(engine, at);
      if (reason === undefined) continue;
      const { option, address } = reason;
      if (option === undefined) {
        const place = at.at(at.at("command").present ? "command" : "args");
        report(
          place,
          say`\`${engine.name}\` listens on ${address} unless \`--host\` says otherwise; add \`--host 0.0.0.0\`.`,
          {
            on: "key",
          },
        );
      } else {
        report(
          option.at,
          say`\`${option.name} ${option.text}\` is reached only inside the pod; use \`0.0.0.0\`.`,
          {
            range: option.range,
            fixes: replaceWord(option, "0.0.0.0"),
          },
        );
      }
    }
  },
};

/** Something is to reach it from outside: it declares a port or has a probe, and no proxy stands before it. */
function isServed(container: Parameters<typeof loopbackReason>[1], containers: number): boolean {
  if (containers > 1) return false;
  return (
    container.at("ports").items().length > 0 ||
    ["readinessProbe", "livenessProbe", "startupProbe"].some((name) =>
      ["httpGet", "tcpSocket"].some((handler) => container.at(name, handler).present),
    )
  );
}

export default rule;
