import type { Range } from "vscode-languageserver";
import type { Against } from "../../core/assist/generation.ts";
import { systemPrompt } from "../../core/assist/prompts.ts";
import { beginRevision, firstRevision, takeRevision, type RevisionGoal } from "../../core/assist/revision.ts";
import { placeAt, positionAt, type SourceFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import type { Words } from "../../core/text/message.ts";
import { checkDocument } from "../../core/validate/checkDocument.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { ModelLink } from "./modelLink.ts";
import type { ReviseAnswer, ReviseParams } from "./protocol.ts";
import { conversationText } from "./sentPrompts.ts";

const mostTokens = 4000;
/** A model has to write all of it again. */
const longestDocument = 12_000;

/**
 * A document as a model would change it, when that is better than what is there. Nothing is changed here: the person sees
 * the difference and decides.
 *
 * @throws ModelFailure
 */
export async function revise(
  { uri, range, code, instruction }: ReviseParams,
  files: ReadonlyMap<string, SourceFile>,
  link: ModelLink,
  against: Against,
  signal: AbortSignal,
  words: Words,
): Promise<ReviseAnswer> {
  const file = files.get(uri);
  if (file?.language !== "yaml") return { kind: "refused", because: "no-document" };
  const start = placeAt(file, range.start);
  const end = placeAt(file, range.end);
  const { text } = start.part;
  if (text.length > longestDocument) return { kind: "refused", because: "too-long" };
  const goal = goalOf(file);
  if (goal === undefined) return { kind: "refused", because: "nothing-wrong" };
  const sent: string[] = [];
  let revision = beginRevision(text, goal, against);
  let step = firstRevision(revision);
  while (step.kind === "ask") {
    const messages = [
      { role: "system" as const, content: systemPrompt("generate", link.language()) },
      { role: "user" as const, content: step.prompt },
    ];
    sent.push(conversationText(messages));
    const answer = await link.ask({ messages, maxTokens: mostTokens, signal }, () => undefined);
    ({ revision, step } = takeRevision(revision, answer, against));
  }
  if (step.kind === "refused") return { ...step, sent };
  return {
    kind: "proposed",
    text: step.text,
    range: { start: positionAt(file, start.index, 0), end: positionAt(file, start.index, text.length) },
    version: file.version,
    repairs: step.repairs,
    warnings: step.findings.map(({ message }) => words(message)),
    sent,
  };

  function goalOf(file: SourceFile): RevisionGoal | undefined {
    if (instruction !== undefined) {
      const isInside = start.index === end.index && start.offset < end.offset;
      const selected = isInside ? { start: start.offset, end: end.offset } : undefined;
      return { kind: "transform", instruction, selected };
    }
    const found = findingsAt(file, range, checkedOnce(file, against));
    const finding = found.find((each) => code === undefined || each.code === code);
    return finding === undefined ? undefined : { kind: "fix", finding };
  }
}

/** What can be repaired in a range: what a document says of itself, as long as a model can write the whole of it again. */
export function findingsAt(file: SourceFile, range: Range, checked: CheckedDocuments): readonly Finding[] {
  const start = placeAt(file, range.start);
  const end = placeAt(file, range.end);
  const { text } = start.part;
  if (file.language !== "yaml" || text.length > longestDocument) return [];
  const last = end.index === start.index ? end.offset : text.length;
  return checked(start.index).filter(({ range: at }) => at.start <= last && start.offset <= at.end);
}

/** What documents of a file say of themselves, by their index. */
export type CheckedDocuments = (index: number) => readonly Finding[];

/** Checks each document when it is first asked about. */
export function checkedOnce({ parts }: SourceFile, { schemas, settings }: Against): CheckedDocuments {
  const known = new Map<number, readonly Finding[]>();
  return (index) => {
    const found =
      known.get(index) ?? checkDocument(parseDocument(parts[index]?.text ?? ""), schemas, settings).findings;
    known.set(index, found);
    return found;
  };
}
