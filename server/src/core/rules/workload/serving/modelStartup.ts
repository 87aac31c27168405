/**
 * A model server answers only after its model is loaded, which takes minutes: the weights are downloaded, read from disk
 * and copied to the GPU. A liveness probe that gives up before that restarts the server, which then begins again, for
 * ever. A startup probe holds the liveness probe back until the server has answered once.
 *
 * ```yaml
 * livenessProbe:
 *   httpGet: { path: /health, port: 8000 }
 *   initialDelaySeconds: 15
 *   periodSeconds: 10 # gives up after 45 seconds
 * startupProbe:
 *   httpGet: { path: /health, port: 8000 }
 *   periodSeconds: 10
 *   failureThreshold: 60 # ten minutes to load
 * ```
 */
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { modelOf, type EngineName } from "../../../workload/engines.ts";
import { modelFacts } from "../../../workload/models/modelFacts.ts";
import { secondsUntilFailure } from "../../../workload/probes.ts";
import { readWorkload, type WorkloadContainer } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

/** Servers that listen only when their model is loaded. */
const silentWhileLoading: readonly EngineName[] = [
  "vllm",
  "sglang",
  "tgi",
  "tensorrt-llm",
  "lmdeploy",
  "triton",
];
/** What starting the program and preparing the GPU takes at least, whatever the model. */
const secondsWithoutModel = 30;
/** A fast local disk; a download is slower. */
const bytesPerSecond = 2e9;

const rule: Rule = {
  code: "model-startup",
  family: "workload",
  severity: "warning",
  summary: "A probe restarts a model server before its model can be loaded.",
  source:
    "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe",
  fields: ["startupProbe", "livenessProbe"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const container of workload.containers) {
      const { at, engine } = container;
      if (engine === undefined || !silentWhileLoading.includes(engine.name)) continue;
      const startup = at.at("startupProbe");
      const probe = startup.isMapping ? startup : at.at("livenessProbe");
      if (!probe.isMapping) continue;
      const given = secondsUntilFailure(probe);
      const needed = loadingSeconds(container);
      if (given >= needed) continue;
      const advice = startup.isMapping
        ? say`raise its \`failureThreshold\``
        : say`add a \`startupProbe\` that waits longer`;
      report(
        probe,
        say`\`${probe.name}\` gives up after ${given} seconds, but ${engine.name} needs at least ${needed} to load its model; ${advice}.`,
        { on: "key" },
      );
    }
  },
};

/** The least that loading can take; the weights of an unknown model count as nothing. */
function loadingSeconds({ at, engine }: WorkloadContainer): number {
  const name = engine && modelOf(engine, at)?.text;
  const weights = name === undefined ? undefined : modelFacts(name)?.weightBytes;
  return Math.round(secondsWithoutModel + (weights ?? 0) / bytesPerSecond);
}

export default rule;
