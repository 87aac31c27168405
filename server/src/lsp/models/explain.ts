import { findingsOf } from "../../core/analysis/fileAnalysis.ts";
import { neutralise } from "../../core/assist/neutralise.ts";
import { asData, systemPrompt } from "../../core/assist/prompts.ts";
import { createRedactor } from "../../core/assist/redaction.ts";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { hover } from "../../core/features/hover.ts";
import type { Finding } from "../../core/finding.ts";
import { inWords } from "../../core/text/message.ts";
import type { Session } from "../session.ts";
import { gapFacts } from "./gapFacts.ts";
import type { ModelLink } from "./modelLink.ts";
import type { ExplainParams } from "./protocol.ts";

const longestDocument = 8_000;
const mostTokens = 700;

/**
 * Explains a field, a resource, a selection or a finding. The facts come first and from the engine: what the field is, which
 * objects are near, what is wrong; the model puts them into words, in the language of the editor.
 *
 * @throws ModelFailure
 */
export async function explain(
  { uri, range, about, code }: ExplainParams,
  session: Session,
  link: ModelLink,
  signal: AbortSignal,
  onPiece: (piece: string) => void,
): Promise<string> {
  const { workspace, checker, runtime } = session;
  const { files, schemas } = workspace.snapshot();
  const file = files.get(uri);
  if (file === undefined) return "";
  const { part, offset, index } = placeAt(file, range.start);
  const end = placeAt(file, range.end);
  const { redact, redactPiece, hide } = createRedactor();
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
  const quoted = (text: string): string => neutralise(hide(text));
  const content = [
    asData("manifest", document.slice(0, longestDocument)),
    facts === "" ? "" : `Facts about the field in line ${String(line + 1)}:\n${quoted(facts)}`,
    objects.length === 0 ? "" : `Objects beside it:\n${quoted(objects.join("\n"))}`,
    findings.length === 0 ? "" : `What Drydock finds:\n${quoted(findings.map(lineAbout).join("\n"))}`,
    questionAbout(),
  ];
  const messages = [
    { role: "system" as const, content: systemPrompt("explain", link.language()) },
    { role: "user" as const, content: content.filter((each) => each !== "").join("\n\n") },
  ];
  return link.ask({ messages, maxTokens: mostTokens, signal }, onPiece);

  function questionAbout(): string {
    switch (about) {
      case "field":
        return `Explain line ${String(line + 1)}: \`${piece(part.startOfLine(line), part.endOfLine(line)).trim()}\`.`;
      case "resource":
        return "Explain what this object does, what it depends on, and what depends on it.";
      case "selection":
        return `Explain these lines:\n${asData("selection", piece(offset, end.index === index ? end.offset : part.text.length))}`;
      case "finding":
        return `Explain the finding ${code ?? ""}: why it matters to a cluster, and what would be right here.`;
    }
  }

  function piece(from: number, to: number): string {
    return neutralise(redactPiece(part.text, { start: from, end: to }));
  }
}

function lineAbout({ code, path, message }: Finding): string {
  return `- ${code} at ${path === "" ? "the document" : path}: ${inWords(message)}`;
}
