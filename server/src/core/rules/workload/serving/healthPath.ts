/**
 * Each model server answers to questions about its health under paths of its own: vLLM under `/health`, Triton under
 * `/v2/health/ready`, Ollama under `/`. A probe that asks for the path of another program gets "not found" and fails for ever.
 *
 * ```yaml
 * args: [--model, Qwen/Qwen3-8B]
 * readinessProbe:
 *   httpGet:
 *     path: /healthz # must be /health
 *     port: 8000
 * ```
 */
import { say } from "../../../text/message.ts";
import { hasOption } from "../../../workload/commandLine.ts";
import type { EngineName } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { listeningPort } from "../../../workload/listening.ts";
import { probeNames, probePort } from "../../../workload/probes.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

/**
 * Paths that answer while a server is well, the best first, in any release: SGLang and llama.cpp also have those of Ollama.
 * From the routes in the sources: SGLang `srt/entrypoints/http_server.py`, TensorRT-LLM `serve/openai_server.py`,
 * llama.cpp `tools/server/server.cpp`, LMDeploy `serve/openai`, Ollama `server/routes.go`.
 * https://docs.vllm.ai/en/latest/serving/openai_compatible_server/
 * https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md
 * https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/protocol/extension_health.html
 */
const SERVED: Readonly<Record<EngineName, readonly string[]>> = {
  vllm: ["/health", "/ping", "/v1/models"],
  sglang: ["/health", "/health_generate", "/ping", "/v1/models", "/", "/api/tags", "/api/version"],
  tgi: ["/health", "/ping", "/info", "/v1/models", "/"],
  "tensorrt-llm": ["/health", "/health_generate", "/v1/models"],
  "llama.cpp": ["/health", "/v1/health", "/v1/models", "/", "/api/tags"],
  lmdeploy: ["/health", "/ping", "/v1/models", "/"],
  ollama: ["/", "/api/tags", "/api/version", "/v1/models"],
  triton: ["/v2/health/ready", "/v2/health/live"],
};
/** Where programs commonly tell of their health; other paths are left alone, as servers get new ones. */
const COMMON = new Set([
  ...Object.values(SERVED).flat(),
  "/healthz",
  "/healthcheck",
  "/live",
  "/livez",
  "/ready",
  "/readyz",
  "/api/health",
  "/v1/health/live",
  "/v1/health/ready",
]);

const rule: Rule = {
  code: "health-path",
  family: "workload",
  severity: "warning",
  summary: "A probe asks a model server for a path that it does not have.",
  source:
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-http-request",
  fields: ["httpGet"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const { at, engine } of manifest.shared(readWorkload).containers) {
      if (engine === undefined || hasOption(engine.arguments, "--api-prefix", "--root-path")) continue;
      // A runtime of KServe answers in the way of KServe, also where it hands its arguments on to vLLM.
      if (at.name === "model") continue;
      const served = SERVED[engine.name];
      for (const name of probeNames) {
        const path = at.at(name, "httpGet", "path");
        const asked = withoutSlash(path.string ?? "");
        if (!COMMON.has(asked) || served.includes(asked)) continue;
        if (probePort(at, at.at(name))?.number !== listeningPort(engine, at)?.number) continue;
        const [best = ""] = served;
        report(path, say`\`${engine.name}\` has no path \`${path.string ?? ""}\`; ask for \`${best}\`.`, {
          fixes: replaceValue(path, best),
        });
      }
    }
  },
};

function withoutSlash(path: string): string {
  return path === "/" ? path : path.replace(/\/$/u, "");
}

export default rule;
