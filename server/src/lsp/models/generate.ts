import { positionAt, openFile } from "../../core/documents/sourceFile.ts";
import {
  beginGeneration,
  firstStep,
  takeAnswer,
  type Against,
  type CheckedManifest,
} from "../../core/assist/generation.ts";
import { chosenKinds, kindChoice } from "../../core/assist/kindChoice.ts";
import { neutralise } from "../../core/assist/neutralise.ts";
import { asData, systemPrompt } from "../../core/assist/prompts.ts";
import { createRedactor, type Redactor } from "../../core/assist/redaction.ts";
import type { GroupVersionKind } from "../../core/manifest/manifest.ts";
import { say, type Words } from "../../core/text/message.ts";
import type { ChatMessage } from "../../models/provider.ts";
import type { ModelContext } from "./modelContext.ts";
import { research, type Research } from "./research.ts";
import type { ModelLink } from "./modelLink.ts";
import type { GenerateAnswer, GeneratedManifest, GenerateParams } from "./protocol.ts";
import { conversationText } from "./sentPrompts.ts";

/** One or two show a style; more cost context. */
const mostExamples = 2;
const longestExample = 2_000;
const mostFields = 8;
const kindTokens = 200;
const manifestTokens = 2500;

/** With what manifests are written, and who hears of it. */
export interface Writing {
  readonly link: ModelLink;
  /** What every manifest is checked against. */
  readonly against: Against;
  readonly context: ModelContext;
  readonly words: Words;
  /** Hears of each step as it begins. */
  readonly tell: (step: string) => void;
}

/**
 * From words to manifests: the model chooses kinds, writes each under the decoding schema of its kind, and gets it back with
 * what the engine finds, at most twice. What comes out has been checked like anything that a person writes.
 *
 * @throws ModelFailure
 */
export async function generate(
  params: GenerateParams,
  writing: Writing,
  signal: AbortSignal,
): Promise<GenerateAnswer> {
  const { link, against, context, words, tell } = writing;
  const { asked, documents, known, redactor } = await gather(params, writing, signal);
  const sent = [...known.sent];

  async function ask(
    prompt: string,
    schema: Parameters<ModelLink["ask"]>[0]["schema"],
    maxTokens: number,
    facts: readonly string[] = [],
  ): Promise<string> {
    const messages: readonly ChatMessage[] = [
      { role: "system", content: systemPrompt("generate", link.language()) },
      { role: "user", content: [...documents, ...known.facts, ...facts, prompt].join("\n\n") },
    ];
    sent.push(conversationText(messages));
    return link.ask({ messages, schema, maxTokens, signal }, () => undefined);
  }

  const choice = kindChoice(asked, against.schemas);
  tell(words(say`choosing kinds`));
  const kinds = chosenKinds(await ask(choice.prompt, choice.schema, kindTokens), choice, asked);
  const manifests: GeneratedManifest[] = [];
  const missing: string[] = [];
  for (const gvk of kinds.length > 0 ? kinds : [undefined]) {
    tell(gvk?.kind ?? words(say`manifest`));
    const found = await one(gvk);
    if (typeof found === "string") missing.push(found);
    else manifests.push(shown(found, gvk, redactor.restore, words));
  }
  return {
    kubernetesVersion: against.schemas.kubernetesVersion,
    manifests,
    sent,
    lookedUp: known.titles.map(words),
    ...(missing.length === 0 ? {} : { reason: missing.join(" ") }),
  };

  async function one(gvk: GroupVersionKind | undefined): Promise<CheckedManifest | string> {
    const others = kinds.filter((kind) => kind !== gvk).map(({ kind }) => kind);
    const beside = others.length === 0 ? "" : `\n\nBeside it there will be: ${others.join(", ")}.`;
    const facts = gvk === undefined ? [] : await fieldsFor(gvk);
    let generation = beginGeneration(asked + beside, gvk, await link.followsSchemas(signal));
    let step = firstStep(generation, against);
    while (step.kind === "ask") {
      const answer = await ask(step.prompt, step.schema, manifestTokens, facts);
      ({ generation, step } = takeAnswer(generation, answer, against));
    }
    return step.kind === "done" ? step.manifest : step.reason;
  }

  async function fieldsFor(gvk: GroupVersionKind): Promise<readonly string[]> {
    const fields = await context.findFields(gvk, asked, mostFields, signal);
    return fields.length === 0
      ? []
      : [asData(`fields of a ${gvk.kind} that may fit`, redactor.redact(fields.join("\n")))];
  }
}

/** What is known before anything is written, without secrets. */
interface Material {
  readonly asked: string;
  /** What a person has attached, or else what the workspace has that is like the wish. */
  readonly documents: readonly string[];
  readonly known: Research;
  readonly redactor: Redactor;
}

async function gather(
  { wish, attached }: GenerateParams,
  { link, context: { findExamples, lookUps }, words, tell }: Writing,
  signal: AbortSignal,
): Promise<Material> {
  const redactor = createRedactor();
  const { redact, hide } = redactor;
  // What is attached speaks for itself; otherwise the workspace shows how things are done here.
  const asked = neutralise(hide(redact(wish)));
  const examples = attached.length > 0 ? [] : await findExamples(asked, mostExamples, signal);
  const documents = [
    ...examples.map(({ name, text }) =>
      asData(`for example: ${name}`, redact(text).slice(0, longestExample)),
    ),
    ...attached.map(({ name, text }) => asData(name, redact(text))),
  ];
  const content = [...documents, asked].join("\n\n");
  const known = await research(content, link, lookUps, redactor, signal, (title) => {
    tell(words(title));
  });
  return { asked, documents, known, redactor };
}

function shown(
  { text, findings, repairs }: CheckedManifest,
  gvk: GroupVersionKind | undefined,
  restore: (text: string) => string,
  words: Words,
): GeneratedManifest {
  const file = openFile("generated:", "yaml", 0, text);
  return {
    title: gvk?.kind ?? "YAML",
    text: restore(text),
    repairs,
    findings: findings.map(({ range, severity, message }) => ({
      line: positionAt(file, 0, range.start).line,
      severity,
      message: words(message),
    })),
  };
}
