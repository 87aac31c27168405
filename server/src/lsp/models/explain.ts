import { findingsOf } from "../../core/analysis/fileAnalysis.ts";
import { neutralise } from "../../core/assist/neutralise.ts";
import { asData, systemPrompt } from "../../core/assist/prompts.ts";
import { redact } from "../../core/assist/redaction.ts";
import { placeAt } from "../../core/documents/sourceFile.ts";
import { hover } from "../../core/features/hover.ts";
import type { Session } from "../session.ts";
import type { ModelLink } from "./modelLink.ts";
import type { ExplainParams } from "./protocol.ts";

const longestDocument = 8_000;

/**
 * Explains what stands at a place. The facts come first and from the engine: what the field is and what is wrong with it;
 * the model puts them into words.
 *
 * @throws ModelFailure
 */
export async function explain(
  { uri, position }: ExplainParams,
  { workspace, checker, runtime }: Session,
  link: ModelLink,
  signal: AbortSignal,
  onPiece: (piece: string) => void,
): Promise<string> {
  const { files, schemas } = workspace.snapshot();
  const file = files.get(uri);
  if (file === undefined) return "";
  const { part, offset, index } = placeAt(file, position);
  const facts = hover(part.text, offset, schemas, runtime.describe)?.markdown ?? "";
  const line = part.lineAt(offset);
  const findings = findingsOf(checker.known(uri)?.results[index]);
  const wrong = findings
    .filter(({ range }) => part.lineAt(range.start) <= line && line <= part.lineAt(range.end))
    .map(({ code, message }) => `- ${code}: ${message}`);
  const redacted = redact(part.text.slice(0, longestDocument));
  const content = [
    asData("manifest", neutralise(redacted.text)),
    facts === "" ? "" : `Facts about the field in line ${String(line + 1)}:\n${facts}`,
    wrong.length === 0 ? "" : `What Drydock finds there:\n${wrong.join("\n")}`,
    `Explain line ${String(line + 1)}: \`${neutralise(redacted.text.split("\n")[line]?.trim() ?? "")}\`.`,
  ];
  const messages = [
    { role: "system" as const, content: systemPrompt("explain", link.language()) },
    { role: "user" as const, content: content.filter((each) => each !== "").join("\n\n") },
  ];
  return link.ask({ messages, maxTokens: 700, signal }, onPiece);
}
