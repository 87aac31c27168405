import { findingsOf } from "../../core/analysis/fileAnalysis.ts";
import { neutralise } from "../../core/assist/neutralise.ts";
import { asData } from "../../core/assist/prompts.ts";
import { createRedactor, type Redactor } from "../../core/assist/redaction.ts";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { hover } from "../../core/features/hover.ts";
import type { Finding } from "../../core/finding.ts";
import { inWords } from "../../core/text/message.ts";
import { findManifests } from "../../core/validate/findManifests.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { Session } from "../session.ts";
import { explanationBy, sourceOf, type Explanation } from "./explainAnswer.ts";
import { diffExplanation, pageOf } from "./explainDiff.ts";
import { eventExplanation } from "./explainEvent.ts";
import { gapFacts, sitesAround } from "./gapFacts.ts";
import type { ModelContext } from "./modelContext.ts";
import type { ModelLink } from "./modelLink.ts";
import type { ExplainParams, ExplainPlaceParams, ExplainRuleParams } from "./protocol.ts";

const longestDocument = 8_000;
const longestSubject = 600;
const longestExample = 1_500;
const longestRule = 3_000;
const mostFields = 5;

/**
 * Explains a field, a resource, a selection, a finding, a rule, a difference or an event. The facts come first and from the
 * engine: what the field is, which objects are near, what is wrong, what the rule says; the model puts them into words, in the
 * language of the editor.
 *
 * @throws ModelFailure
 */
export async function explain(
  params: ExplainParams,
  session: Session,
  link: ModelLink,
  context: ModelContext,
  signal: AbortSignal,
  onPiece: (piece: string) => void,
): Promise<string> {
  const explanation = await explanationOf(params, session, context, signal);
  return explanation === undefined ? "" : explanationBy(explanation, link, session.words, signal, onPiece);
}

function explanationOf(
  params: ExplainParams,
  session: Session,
  context: ModelContext,
  signal: AbortSignal,
): Promise<Explanation | undefined> {
  switch (params.about) {
    case "diff":
      return diffExplanation(params, session);
    case "event":
      return eventExplanation(params, session, signal);
    case "rule":
      return Promise.resolve(ruleExplanation(params, session));
    default:
      return placeExplanation(params, session, context, signal);
  }
}

function ruleExplanation({ code, rule }: ExplainRuleParams, { client }: Session): Explanation {
  const question = `Explain the rule ${neutralise(code)}: what it forbids, why, and how a manifest keeps it.`;
  return { content: [ruleText(rule), question], sources: pageOf(code, client.rulePage) };
}

function ruleText(page: string | undefined): string {
  return page === undefined || page === "" ? "" : asData("the rule", page.slice(0, longestRule));
}

/** Undefined where the document is not open. */
async function placeExplanation(
  { uri, range, about, code, rule }: ExplainPlaceParams,
  session: Session,
  context: ModelContext,
  signal: AbortSignal,
): Promise<Explanation | undefined> {
  const { workspace, checker, runtime, resources, client } = session;
  // What is wrong is a part of the facts; of a text that changes meanwhile they are those of the new one.
  await checker.complete(uri, () => signal.aborted);
  const { files, schemas } = workspace.snapshot();
  const file = files.get(uri);
  if (file === undefined) return undefined;
  const { part, offset, index } = placeAt(file, range.start);
  const end = placeAt(file, range.end);
  const redactor = createRedactor();
  const { redact, redactPiece, hide } = redactor;
  // The whole part is redacted, so that a secret is known where only a piece of it is quoted.
  const document = redact(part.text);
  const line = part.lineAt(offset);
  const findings = findingsOf(checker.known(uri)?.results[index]).filter(
    (finding) =>
      about === "resource" ||
      (part.lineAt(finding.range.start) <= line && line <= part.lineAt(finding.range.end)),
  );
  const known = about === "resource" ? undefined : hover(part.text, offset, schemas, runtime.describe);
  const facts = known === undefined ? "" : inWords(known.markdown);
  const { objects } = await gapFacts(session, uri, part.text, offset);
  const sites = await sitesAround(session, uri, part.text);
  const quoted = (text: string): string => neutralise(hide(text));
  const subject =
    about === "resource"
      ? document
      : [lineText(), ...findings.map((each) => hide(lineAbout(each)))].join("\n");
  const nearby = await factsNearby(
    neutralise(subject).slice(0, longestSubject),
    part,
    context,
    redactor,
    signal,
  );
  const content = [
    ...nearby.content,
    asData("manifest", document.slice(0, longestDocument)),
    facts === "" ? "" : `Facts about the field in line ${String(line + 1)}:\n${quoted(facts)}`,
    objects.length === 0 ? "" : `Objects beside it:\n${quoted(objects.join("\n"))}`,
    findings.length === 0 ? "" : `What Drydock finds:\n${quoted(findings.map(lineAbout).join("\n"))}`,
    ruleText(rule),
    questionAbout(),
  ];
  const graph = resources.known();
  const sources = [
    ...sites.map((site) => sourceOf(graph, site)),
    ...nearby.sources,
    ...findings.flatMap((finding) => pageOf(finding.code, client.rulePage)),
  ];
  return { content, sources };

  function questionAbout(): string {
    switch (about) {
      case "field":
        return `Explain line ${String(line + 1)}: \`${lineText()}\`.`;
      case "resource":
        return "Explain what this object does, what it depends on, and what depends on it.";
      case "selection":
        return `Explain these lines:\n${asData("selection", piece(offset, end.index === index ? end.offset : part.text.length))}`;
      case "finding":
        return `Explain the finding ${code ?? ""}: why it matters to a cluster, and what would be right here.`;
    }
  }

  function lineText(): string {
    return piece(part.startOfLine(line), part.endOfLine(line)).trim();
  }

  function piece(from: number, to: number): string {
    return neutralise(redactPiece(part.text, { start: from, end: to }));
  }
}

/** How the workspace does the like elsewhere, and the fields of the kind that are about the same. */
async function factsNearby(
  subject: string,
  part: DocumentPart,
  { findExamples, findFields }: ModelContext,
  { redact }: Redactor,
  signal: AbortSignal,
): Promise<Explanation> {
  const [manifest] = findManifests(parseDocument(part.text));
  const examples = await findExamples(subject, 1, signal, part);
  const fields = manifest === undefined ? [] : await findFields(manifest.gvk, subject, mostFields, signal);
  return {
    content: [
      ...examples.map(({ name, text }) =>
        asData(`for example: ${name}`, redact(text).slice(0, longestExample)),
      ),
      ...(fields.length === 0 ? [] : [asData("fields that may be meant", redact(fields.join("\n")))]),
    ],
    sources: examples.map(({ source }) => source),
  };
}

function lineAbout({ code, path, message }: Finding): string {
  return `- ${code} at ${path === "" ? "the document" : path}: ${inWords(message)}`;
}
