import type { Finding } from "../../finding.ts";
import { inWords } from "../../text/message.ts";
import { checkDocument } from "../../validate/checkDocument.ts";
import { parseDocument } from "../../yaml/parseDocument.ts";
import type { Against } from "../generation.ts";

/** Attempts to save the beginning of a proposal that goes wrong later. */
const mostCuts = 3;

/**
 * The part of a proposal that may be shown: as much of its beginning as adds no error to the document. A proposal that is
 * wrong from its first line on is dropped. What was wrong before the proposal does not count against it.
 *
 * @param text of one document; `offset` of the cursor in it
 * @returns undefined when nothing of it may be shown
 */
export function fitting(
  text: string,
  offset: number,
  proposal: string,
  against: Against,
): string | undefined {
  let before: ReadonlySet<string> | undefined;
  let rest = proposal.trimEnd();
  for (let cut = 0; cut <= mostCuts && rest.trim() !== ""; cut++) {
    const errors = errorsIn(text.slice(0, offset) + rest + text.slice(offset), against);
    if (errors.length === 0) return rest;
    before ??= new Set(errorsIn(text, against).map(keyOf));
    const known = before;
    const wrong = errors.filter((finding) => !known.has(keyOf(finding)));
    if (wrong.length === 0) return rest;
    const first = Math.min(...wrong.map(({ range }) => range.start)) - offset;
    // What is wrong stands on this line; a mistake that shows elsewhere leaves the last line as the suspect.
    const end = first > 0 && first < rest.length ? first : rest.length;
    const lineBreak = rest.lastIndexOf("\n", end - 1);
    if (lineBreak === -1) return undefined;
    rest = rest.slice(0, lineBreak).trimEnd();
  }
  return undefined;
}

function errorsIn(text: string, { schemas, settings }: Against): readonly Finding[] {
  return checkDocument(parseDocument(text), schemas, settings).findings.filter(
    ({ severity }) => severity === "error",
  );
}

/** Without the place in the text, which moves. */
function keyOf({ code, path, message }: Finding): string {
  return `${code} ${path} ${inWords(message)}`;
}
