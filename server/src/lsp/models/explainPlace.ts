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
import { sourceOf, type Explanation } from "./explainAnswer.ts";
import { pageOf, ruleText } from "./explainRule.ts";
import { gapFacts, sitesAround } from "./gapFacts.ts";
import type { ModelContext } from "./modelContext.ts";
import type { ExplainPlaceParams } from "./protocol.ts";

const longestDocument = 8_000;
const longestSubject = 600;
const longestExample = 1_500;
const mostFields = 5;

/** Explains what stands at a place of a manifest; `undefined` where the document is not open. */
export async function placeExplanation(
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
  const findings = (checker.known(uri)?.findings[index] ?? []).filter(
    (finding) =>
      about === "resource" ||
      (part.lineAt(finding.range.start) <= line && line <= part.lineAt(finding.range.end)),
  );
  const known = about === "resource" ? undefined : hover(part.text, offset, schemas, runtime.describe);
  const facts = known === undefined ? "" : inWords(known.markdown);
  const { objects } = await gapFacts(session, uri, part.text, offset);
  const sites = await sitesAround(session, uri, part.text);
  const quoted = (text: string): string => neutralise(hide(text));
  const piece = (from: number, to: number): string =>
    neutralise(redactPiece(part.text, { start: from, end: to }));
  const lineText = piece(part.startOfLine(line), part.endOfLine(line)).trim();
  const subject =
    about === "resource" ? document : [lineText, ...findings.map((each) => hide(lineAbout(each)))].join("\n");
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
    questionAbout(about, {
      line: line + 1,
      lineText,
      selected: piece(offset, end.index === index ? end.offset : part.text.length),
      code,
    }),
  ];
  const graph = resources.known();
  const sources = [
    ...sites.map((site) => sourceOf(graph, site)),
    ...nearby.sources,
    ...findings.flatMap((finding) => pageOf(finding.code, client.rulePage)),
  ];
  return { content, sources };
}

/** What a question may name of its place, with nothing in it that has to stay secret. */
interface Asked {
  /** Counted from 1. */
  readonly line: number;
  readonly lineText: string;
  readonly selected: string;
  readonly code: string | undefined;
}

function questionAbout(
  about: ExplainPlaceParams["about"],
  { line, lineText, selected, code }: Asked,
): string {
  switch (about) {
    case "field":
      return `Explain line ${String(line)}: \`${lineText}\`.`;
    case "resource":
      return "Explain what this object does, what it depends on, and what depends on it.";
    case "selection":
      return `Explain these lines:\n${asData("selection", selected)}`;
    case "finding":
      return `Explain the finding ${code ?? ""}: why it matters to a cluster, and what would be right here.`;
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
