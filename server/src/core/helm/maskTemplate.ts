import type { Range } from "../text/range.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import { controlWordOf, isAssignment, type Action } from "./action.ts";
import { readActions } from "./readActions.ts";

/** A template with blanks and placeholders where its actions stand: as long as the template, so that places stay. */
export interface MaskedTemplate {
  readonly text: string;
  /** What becomes of these is not known, or depends on the cluster. */
  readonly placeholders: readonly Range[];
  /** Lines that something unknown is printed into, lists and mappings perhaps: what follows may belong to it. */
  readonly insertions: readonly Range[];
  /** What `else` leads to, each with the start of its block: lines in it do not belong to those of the branches before. */
  readonly branches: readonly (Range & { readonly blockStart: number })[];
}

/** A block that is open, and where its present branch begins behind an `else`. */
interface Block {
  readonly begin: Action;
  readonly branch: number | undefined;
}

/**
 * The literal parts of a template as YAML, where it is certain that rendering leaves them as they are. An action that stands alone on
 * its lines becomes blank; one inside of a line becomes a word of the same length, about which nothing may be said. All branches of a
 * condition stay. Nothing where the text is rendered elsewhere (`define`), where an action takes the indentation of a literal line
 * away (`-}}`), or where an action in a line goes on in the next one.
 * @param text of one YAML document of a template
 */
export function maskTemplate(text: string): MaskedTemplate | undefined {
  const actions = readActions(text);
  const placeholders: Range[] = [];
  const insertions: Range[] = [];
  const pieces: string[] = [];
  const branches: MaskedTemplate["branches"][number][] = [];
  const blocks: Block[] = [];
  let at = 0;
  for (const [index, action] of actions.entries()) {
    const word = controlWordOf(action);
    if (!action.isClosed || word === "define" || word === "block") return undefined;
    const written = text.slice(action.start, action.end);
    const isAlone = standsAlone(text, actions, index) || beginsBelowKey(text, action);
    if (isAlone && action.trimsAfter && takesIndentation(text, action)) return undefined;
    if (!isAlone && /[\r\n]/u.test(written)) return undefined;
    const isSilent = action.isComment || word !== undefined || isAssignment(action);
    if (!isAlone && !action.isComment) placeholders.push(action);
    if (isAlone && !isSilent) insertions.push(action);
    if (isAlone && !isSilent) placeholders.push(...gluedTo(text, action));
    if (word === "if" || word === "with" || word === "range")
      blocks.push({ begin: action, branch: undefined });
    const block = word === "else" || word === "end" ? blocks.pop() : undefined;
    if (block?.branch !== undefined)
      branches.push({ blockStart: block.begin.start, start: block.branch, end: action.start });
    if (block !== undefined && word === "else") blocks.push({ begin: block.begin, branch: action.end });
    if (block !== undefined && word === "end" && asksForVersion(block.begin))
      placeholders.push({ start: block.begin.start, end: action.end });
    pieces.push(
      text.slice(at, action.start),
      isAlone || action.isComment ? blanks(written) : "x".repeat(written.length),
    );
    at = action.end;
  }
  return { text: pieces.join("") + text.slice(at), placeholders, insertions, branches };
}

function blanks(text: string): string {
  return text.replaceAll(/[^\r\n]/gu, " ");
}

/** Nothing but other actions on its lines. */
function standsAlone(text: string, actions: readonly Action[], index: number): boolean {
  const { start, end } = actions[index] ?? { start: 0, end: 0 };
  const from = startOfLine(text, start);
  const to = endOfLine(text, end);
  let at = from;
  for (const action of actions) {
    if (action.end <= from) continue;
    if (action.start >= to) break;
    if (text.slice(at, Math.max(at, action.start)).trim() !== "") return false;
    at = action.end;
  }
  return text.slice(at, Math.max(at, to)).trim() === "";
}

/** `key: {{- … | nindent 4 }}`: what is printed begins on a line of its own. */
function beginsBelowKey(text: string, action: Action): boolean {
  const before = text.slice(startOfLine(text, action.start), action.start);
  const behind = text.slice(action.end, endOfLine(text, action.end));
  return breaksLine(action) && /:\s*$/u.test(before) && behind.trim() === "";
}

function breaksLine({ tokens }: Action): boolean {
  return tokens.some((token) => token.kind === "word" && token.text === "nindent");
}

/** The next line with a text is indented, and would lose that. */
function takesIndentation(text: string, { end }: Action): boolean {
  const next = /^\s*\n(?<indentation>[ \t]*)(?<start>\S\S?)/u.exec(text.slice(end))?.groups;
  return next !== undefined && next["indentation"] !== "" && next["start"] !== "{{";
}

/** `{{- … }}` glues what it prints to the end of the line before, unless that begins with a line break. */
function gluedTo(text: string, action: Action): readonly Range[] {
  const { start, end, trimsBefore } = action;
  if (!trimsBefore || breaksLine(action)) return [];
  return [{ start: startOfLine(text, text.slice(0, start).trimEnd().length), end }];
}

/** What asks which cluster it is for may know fields that another version does not have. */
function asksForVersion({ tokens }: Action): boolean {
  return tokens.some(
    (token) =>
      (token.kind === "chain" && token.names.some(({ text }) => text === "Capabilities")) ||
      (token.kind === "word" && token.text === "semverCompare"),
  );
}
