/**
 * Probes have to knock where the model server listens: the port of its arguments, or its own default (vLLM and Triton 8000, SGLang
 * 30000, TGI 80), and Knative has to send requests there. A readiness probe on another port never succeeds, so no request reaches the pod; a liveness probe there
 * restarts it for ever.
 *
 * ```yaml
 * args: [--model, Qwen/Qwen3-8B, --port, "8080"]
 * readinessProbe:
 *   httpGet:
 *     path: /health
 *     port: 8000 # must be 8080
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { listeningPort } from "../../../workload/listening.ts";
import { probeNames, probePort } from "../../../workload/probes.ts";
import { replaceValue } from "../../replaceValue.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "engine-port",
  family: "workload",
  severity: "warning",
  summary: "A probe knocks at a port on which the model server does not listen.",
  source:
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, engine } of workload.containers) {
      const listening = engine && listeningPort(engine, at);
      // The model of an InferenceService listens where its runtime says.
      if (engine === undefined || listening === undefined || at.name === "model") continue;
      const served = servedPort(manifest, at);
      if (served !== undefined && served.number !== listening.number)
        report(
          served,
          say`Knative sends requests to port ${String(served.number)}, but ${engine.name} listens on ${listening.number}.`,
        );
      for (const name of probeNames) {
        const port = probePort(at, at.at(name));
        if (port === undefined || port.number === listening.number) continue;
        // Triton has other servers for gRPC and metrics.
        if (engine.name === "triton" && !isAboutHealth(at.at(name))) continue;
        const because =
          listening.option === undefined
            ? say`by default ${engine.name} listens on ${listening.number}`
            : say`\`${listening.option.name} ${listening.option.text}\` lets ${engine.name} listen there`;
        const fixes = port.at.number === undefined ? [] : replaceValue(port.at, listening.number);
        report(port.at, say`\`${name}\` knocks at port ${port.number}, but ${because}.`, {
          fixes: fixes.map(({ title, edits }) => ({ title, edits })),
        });
      }
    }
  },
};

function isAboutHealth(probe: Cursor): boolean {
  return probe.at("httpGet", "path").string?.startsWith("/v2/health/") === true;
}

/** Knative reaches a container by the one port that it declares; elsewhere a declared port is a note. */
function servedPort({ gvk }: Manifest, container: Cursor): Cursor | undefined {
  const [port, other] = container.at("ports").items();
  if (gvk.group !== "serving.knative.dev" || other !== undefined) return undefined;
  const number = port?.at("containerPort");
  return number?.number === undefined ? undefined : number;
}

export default rule;
