/**
 * A token for a model hub or a model API that stands in a manifest is read by everyone who may read the file, the object or
 * the repository. It belongs into a Secret.
 *
 * ```yaml
 * env:
 *   - name: HF_TOKEN
 *     valueFrom:
 *       secretKeyRef:
 *         name: hub
 *         key: token
 * ```
 */
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { type Message, say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

/** Hardly any text holds one of these; it is looked for before anything else. */
const marks = /hf_|nvapi-|sk-|ghp_|github_pat_|AKIA/u;
/** What real tokens of these services look like; placeholders do not. */
const TOKENS: readonly (readonly [Message, RegExp])[] = [
  [say`a token of Hugging Face`, /(?<![\w-])hf_[A-Za-z0-9]{20,}(?![\w-])/u],
  [say`a key of NVIDIA's API`, /(?<![\w-])nvapi-[\w-]{20,}(?![\w-])/u],
  [say`an API key`, /(?<![\w-])sk-(?=[\w-]*\d)[\w-]{16,}(?![\w-])/u],
  [say`a token of GitHub`, /(?<![\w-])(?:ghp_|github_pat_)[A-Za-z0-9_]{20,}(?![\w-])/u],
  [say`an access key of AWS`, /(?<![\w-])AKIA[0-9A-Z]{16}(?![\w-])/u],
];
/** Variables that hold nothing but a secret. */
const secretVariables =
  /^(?:HF_TOKEN|HUGGING_FACE_HUB_TOKEN|HUGGINGFACE_TOKEN|HF_API_TOKEN|NGC_API_KEY|WANDB_API_KEY|OPENAI_API_KEY|ANTHROPIC_API_KEY|AWS_SECRET_ACCESS_KEY)$/u;
const placeholder =
  /^$|[<>{}$()\s]|your|change|replace|example|placeholder|redacted|dummy|fake|token|secret|xxx|\.\.\.|^\*+$|^(?:none|null|empty|todo|test|abc|123)/iu;

const rule: Rule = {
  code: "token-in-clear",
  family: "workload",
  severity: "warning",
  summary: "A token for a model hub stands in the manifest in clear.",
  source: "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.allContainers) {
      for (const entry of at.at("env").items()) {
        const value = entry.at("value");
        const name = entry.at("name").string ?? "";
        const service = serviceOf(value) ?? (isSecret(name, value) ? say`a secret` : undefined);
        if (service !== undefined)
          report(
            value,
            say`\`${name}\` holds ${service} in clear; take it from a Secret by \`valueFrom.secretKeyRef\`.`,
          );
      }
      for (const argument of [...at.at("command").items(), ...at.at("args").items()]) {
        const service = serviceOf(argument);
        if (service !== undefined)
          report(argument, say`The argument holds ${service} in clear; take it from a Secret by a variable.`);
      }
    }
  },
};

function serviceOf(value: Cursor): Message | undefined {
  const text = value.string ?? "";
  if (!marks.test(text)) return undefined;
  return TOKENS.find(([, pattern]) => {
    const token = pattern.exec(text)?.[0];
    return token !== undefined && !/^(?:\w+[-_])?(?:x+|X+|0+|1+)$/u.test(token) && !placeholder.test(token);
  })?.[0];
}

function isSecret(name: string, value: Cursor): boolean {
  const text = value.string;
  return text !== undefined && text.length >= 16 && secretVariables.test(name) && !placeholder.test(text);
}

export default rule;
