import path from "node:path";
import { createRedactor, type Redactor } from "../../core/assist/redaction.ts";
import { supportedBeginning, unsupportedClaims, type ClaimEvidence } from "../../core/assist/sourceClaims.ts";
import {
  repairPrompt,
  stepPrompt,
  type PromptMessage,
  type StepQuestion,
} from "../../core/assist/stepPrompt.ts";
import {
  evidenceFiles,
  stepEvidence,
  type StepEvidence,
  type Subject,
} from "../../core/go/evidence/stepEvidence.ts";
import type { Walkthrough } from "../../core/go/walkthrough.ts";
import { wordsOf } from "../../core/go/words/describe.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { languageOf } from "../../sources/languages.ts";
import type { ModelLink } from "../models/modelLink.ts";
import type { Runtime } from "../runtime.ts";
import type { ExplainStepParams, StepExplanation } from "./protocol.ts";
import { topicOf, type PartTopic } from "./explainTopic.ts";
import type { WalkthroughLink } from "./walkthroughLink.ts";

const maxTokens = 600;

/** Kept on disk; those read longest ago go. */
const mostExplanations = 600;

/** What is asked of the model and what its words have to rest on, both without secrets, and what is said without it. */
interface Task {
  readonly question: StepQuestion;
  readonly evidence: ClaimEvidence;
  readonly withoutModel: string;
}

/**
 * Words of a model about a step, or about the whole walkthrough. Each of them rests on the source: what does not is sent back
 * once, and then Drydock's own words stand in its place. Kept by content, so that the same source is asked about once.
 *
 * @param onText is told the sentences so far that were checked
 * @throws ModelFailure
 */
export async function explainStep(
  params: ExplainStepParams,
  walks: WalkthroughLink,
  models: ModelLink,
  runtime: Pick<Runtime, "readText" | "openCache">,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<StepExplanation | undefined> {
  const { root, walkthrough } =
    params.function === undefined
      ? await walks.walk(params, signal)
      : await walks.walkTo(params, params.function, signal);
  const topic = walkthrough === undefined ? undefined : topicOf(params, root, walkthrough);
  if (walkthrough === undefined || topic === undefined) return undefined;
  const redactor = createRedactor();
  const texts = await textsOf(topic.subjects, root, params, runtime, redactor);
  const evidence = topic.subjects.map((subject) => evidenceOf(subject, texts, redactor));
  const told =
    topic.kind === "overview"
      ? overviewTask(walkthrough, evidence, params.language, redactor)
      : partTask(topic, evidence, params.language, redactor);
  const { question } = params;
  const task = question === undefined ? told : asked(told, redactor.hide(redactor.redact(question)));

  const messages = stepPrompt(task.question);
  const cache = runtime.openCache(path.join(params.cacheFolder, "explanations"), mostExplanations);
  const key = JSON.stringify([models.identity(), messages]);
  const known = await cache.read(key);
  // What was kept is checked like what was just written: the check may have learned since.
  if (known !== undefined && unsupportedClaims(known, task.evidence).length === 0)
    return { from: "model", text: known };

  const answer = await ask(messages, models, task.evidence, signal, onText);
  const claims = unsupportedClaims(answer, task.evidence);
  if (claims.length === 0) return keep(answer);
  const repaired = await ask(repairPrompt(messages, answer, claims), models, task.evidence, signal, onText);
  if (unsupportedClaims(repaired, task.evidence).length === 0) return keep(repaired);
  return { from: "source", text: task.withoutModel };

  async function keep(text: string): Promise<StepExplanation> {
    await cache.write(key, text);
    return { from: "model", text };
  }
}

/** The person's own words may be repeated. */
function asked(task: Task, question: string): Task {
  const { evidence } = task;
  return {
    ...task,
    question: { ...task.question, title: question },
    evidence: { ...evidence, statements: [...evidence.statements, question] },
  };
}

async function ask(
  messages: readonly PromptMessage[],
  models: ModelLink,
  evidence: ClaimEvidence,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<string> {
  let written = "";
  let shown = "";
  const answer = await models.ask({ messages, maxTokens, signal }, (piece) => {
    written += piece;
    if (!/[.!?。！？\n]/u.test(piece)) return;
    const supported = supportedBeginning(written, evidence);
    if (supported.length <= shown.length) return;
    shown = supported;
    onText(supported);
  });
  return answer.trim();
}

/** The texts of all files that the evidence of the subjects lies in, without their secrets, by their paths relative to the root. */
async function textsOf(
  subjects: readonly Subject[],
  root: string,
  { unsaved }: ExplainStepParams,
  { readText }: Pick<Runtime, "readText">,
  { redactSource }: Redactor,
): Promise<ReadonlyMap<string, string>> {
  const open = new Map(unsaved.map(({ uri, text }) => [pathOf(uri), text]));
  const files = [...new Set(subjects.flatMap(evidenceFiles))];
  const texts = await Promise.all(
    files.map(async (file) => {
      const absolute = path.join(root, file);
      return [file, redactSource(open.get(absolute) ?? (await readText(absolute)) ?? "")] as const;
    }),
  );
  return new Map(texts);
}

/** Drydock's own statements quote the source. */
function evidenceOf(subject: Subject, texts: ReadonlyMap<string, string>, { hide }: Redactor): StepEvidence {
  const evidence = stepEvidence(subject, (file) => texts.get(file));
  return { ...evidence, statements: evidence.statements.map(hide) };
}

function partTask(
  { title, withoutModel }: PartTopic,
  found: readonly StepEvidence[],
  language: string,
  { hide }: Redactor,
): Task {
  return {
    question: {
      title: hide(title),
      facts: found.flatMap(({ statements }) => statements),
      sources: [
        ...found.map(({ source }) => ({ name: "step", source })),
        ...found.flatMap(({ parts }) => parts),
      ],
      language,
    },
    evidence: claimEvidence(found),
    withoutModel,
  };
}

/** The steps themselves are the facts of an overview. */
function overviewTask(
  { name, steps }: Walkthrough,
  found: readonly StepEvidence[],
  language: string,
  { hide }: Redactor,
): Task {
  const words = wordsOf(languageOf(language));
  const title = words.walkthroughOf.replace("{name}", name);
  const lines = steps.map(({ order, title: of, text }) => `${order}. ${of}${words.colon}${text.what}`);
  const facts = lines.map(hide);
  const evidence = claimEvidence(found);
  return {
    question: { title, facts, sources: [], language },
    evidence: {
      ...evidence,
      statements: [...evidence.statements, title, String(steps.length), ...facts],
      startLine: 1,
      endLine: 0,
    },
    withoutModel: lines.join("\n"),
  };
}

function claimEvidence(found: readonly StepEvidence[]): ClaimEvidence {
  return {
    parts: found.flatMap(({ parts }) => parts),
    statements: found.flatMap(({ source, statements, imports }) => [source, ...statements, ...imports]),
    startLine: Math.min(...found.map(({ startLine }) => startLine)),
    endLine: Math.max(...found.map(({ endLine }) => endLine)),
  };
}
