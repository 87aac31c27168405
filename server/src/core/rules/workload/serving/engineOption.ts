/**
 * A model server that does not know an option ends at start. A name that is a letter or two away from one of its options is
 * taken for a slip; other unknown names may be of another version, and are left alone.
 *
 * ```yaml
 * args:
 *   - --max-model-lenght=8192 # must be --max-model-len
 * ```
 */
import { closestName } from "../../../text/closestName.ts";
import { say } from "../../../text/message.ts";
import type { Word } from "../../../workload/commandLine.ts";
import type { EngineName } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { replaceWord } from "../../replaceWord.ts";
import type { Rule } from "../../rule.ts";

/**
 * Options that people set, from the references of the servers.
 * https://docs.vllm.ai/en/latest/configuration/engine_args/
 * https://docs.sglang.io/advanced_features/server_arguments.html
 * https://huggingface.co/docs/text-generation-inference/reference/launcher
 * https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md
 * https://github.com/triton-inference-server/server/blob/main/src/command_line_parser.cc
 */
const OPTIONS: Readonly<Partial<Record<EngineName, readonly string[]>>> = {
  vllm: [
    "--tensor-parallel-size",
    "--pipeline-parallel-size",
    "--data-parallel-size",
    "--gpu-memory-utilization",
    "--max-model-len",
    "--max-num-seqs",
    "--max-num-batched-tokens",
    "--served-model-name",
    "--trust-remote-code",
    "--enable-prefix-caching",
    "--enable-chunked-prefill",
    "--enable-expert-parallel",
    "--enable-auto-tool-choice",
    "--distributed-executor-backend",
    "--kv-cache-dtype",
    "--quantization",
    "--enforce-eager",
    "--download-dir",
    "--chat-template",
    "--tool-call-parser",
    "--reasoning-parser",
    "--tokenizer-mode",
    "--speculative-config",
    "--kv-transfer-config",
    "--generation-config",
  ],
  sglang: [
    "--model-path",
    "--tensor-parallel-size",
    "--mem-fraction-static",
    "--context-length",
    "--max-running-requests",
    "--chunked-prefill-size",
    "--trust-remote-code",
    "--served-model-name",
    "--attention-backend",
    "--kv-cache-dtype",
    "--dist-init-addr",
    "--enable-dp-attention",
    "--disable-radix-cache",
    "--tool-call-parser",
    "--reasoning-parser",
    "--quantization",
  ],
  tgi: [
    "--num-shard",
    "--quantize",
    "--max-input-tokens",
    "--max-total-tokens",
    "--max-batch-prefill-tokens",
    "--max-batch-total-tokens",
    "--max-concurrent-requests",
    "--cuda-memory-fraction",
    "--trust-remote-code",
    "--kv-cache-dtype",
  ],
  "llama.cpp": [
    "--batch-size",
    "--cache-type-k",
    "--cache-type-v",
    "--chat-template",
    "--cont-batching",
    "--ctx-size",
    "--flash-attn",
    "--gpu-layers",
    "--main-gpu",
    "--n-gpu-layers",
    "--parallel",
    "--split-mode",
    "--tensor-split",
    "--threads-batch",
    "--ubatch-size",
  ],
  triton: [
    "--allow-metrics",
    "--backend-config",
    "--exit-on-error",
    "--exit-timeout-secs",
    "--grpc-port",
    "--http-port",
    "--load-model",
    "--log-verbose",
    "--metrics-port",
    "--model-control-mode",
    "--model-repository",
    "--repository-poll-secs",
    "--strict-readiness",
  ],
};

/** Servers that take an option only by its whole name. */
const wholeNames: ReadonlySet<EngineName> = new Set(["llama.cpp"]);

/** Letters that a slip leaves out, adds or swaps; with a third one `--no-enable-chunked-prefill` would be one. */
const slip = 2;

const rule: Rule = {
  code: "engine-option",
  family: "workload",
  severity: "warning",
  summary: "An option of a model server is misspelt, and the server ends at start.",
  source: "https://docs.vllm.ai/en/latest/configuration/engine_args/",
  fields: ["command", "args"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const { engine } of manifest.shared(readWorkload).containers) {
      const known = engine && OPTIONS[engine.name];
      if (engine === undefined || known === undefined) continue;
      for (const word of engine.arguments) {
        const option = optionIn(word);
        const meant =
          option === undefined ? undefined : meantOption(option, known, wholeNames.has(engine.name));
        if (option === undefined || meant === undefined) continue;
        report(word.at, say`\`${engine.name}\` has no option \`${option}\`; it is called \`${meant}\`.`, {
          range: word.range,
          fixes: replaceWord(word, word.text.replace(option, meant)),
        });
      }
    }
  },
};

function optionIn({ text, dynamic }: Word): string | undefined {
  return dynamic ? undefined : /^--[a-z][\w-]{7,}(?==|$)/u.exec(text)?.[0];
}

/** The beginning of an option stands for it; one that goes on for a few letters is a slip as well: `--max-model-length`. */
function meantOption(option: string, known: readonly string[], isWhole: boolean): string | undefined {
  const written = option.replaceAll("_", "-");
  if (known.some((name) => (isWhole ? name === written : name.startsWith(written)))) return undefined;
  const begun = known.find(
    (name) => written.startsWith(name) && /^[a-z]{1,3}$/u.test(written.slice(name.length)),
  );
  return begun ?? closestName(written, known, slip);
}

export default rule;
