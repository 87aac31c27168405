import { type Message, say } from "../text/message.ts";
import { endOfLine, startOfLine } from "./comments.ts";
import type { YamlProblem } from "./node.ts";
import type { Range } from "../text/range.ts";
import type { Repair } from "./repair.ts";
import { MAX_DEPTH, type Failure } from "./tryParse.ts";

type Description = Pick<YamlProblem, "message" | "slip">;

/** @param opener the quote or bracket, in the text as it was written */
export function neverClosed(text: string, opener: number): YamlProblem {
  return {
    start: opener,
    end: endOfLine(text, opener),
    code: "yaml-syntax",
    message: say`This \`${text.charAt(opener)}\` is never closed.`,
    slip: "closer",
  };
}

/** The lines right below a broken one, deeper than it, are its children: what is said of them was said of it. */
export function followsFrom(problem: YamlProblem | undefined, text: string, offset: number): boolean {
  if (problem === undefined) return false;
  if (offset <= problem.start) return offset === problem.start;
  const column = problem.start - startOfLine(text, problem.start);
  const between = text.slice(endOfLine(text, problem.start), endOfLine(text, offset));
  return between.split(/\r\n|[\r\n]/u).every((line) => line.trim() === "" || line.search(/\S/u) > column);
}

/**
 * Whether a line goes on with a block of which the same was said right above: where the first line of a block is at the wrong column, all
 * of them are.
 */
export function isSameBlock(
  latest: { readonly message: Message; readonly end: number } | undefined,
  message: Message,
  text: string,
  { start }: Range,
): boolean {
  if (latest === undefined || latest.end > start) return false;
  const column = start - startOfLine(text, start);
  const between = text.slice(endOfLine(text, latest.end), startOfLine(text, start));
  return (
    latest.message.template.join() === message.template.join() &&
    between.split(/\r\n|[\r\n]/u).every((line) => line.trim() === "" || line.search(/\S/u) > column)
  );
}

/** What is said of a place where a parser stopped, and of what was taken away there. */
export function describe(failure: Failure, source: string, repair?: Repair): Description {
  if (repair !== undefined && repair.insert !== "")
    return { message: say`The document ends before \`${repair.insert}\` closes what is open.` };
  const start = startOfLine(source, failure.position);
  if (repair !== undefined && repair.end <= start) {
    return source.charAt(repair.start - 1) === ":"
      ? { message: say`A space is missing after this \`:\`.`, slip: "space" }
      : { message: say`A \`:\` is missing after this key.`, slip: "colon" };
  }
  const line = source.slice(start, endOfLine(source, failure.position));
  const before = line.slice(0, failure.position - start);
  if (failure.reason.startsWith("tab characters"))
    return { message: say`YAML does not allow tabs in indentation; use spaces.`, slip: "tab" };
  if (failure.reason.startsWith("expected ':'"))
    return { message: say`A \`:\` is missing after this key.`, slip: "colon" };
  if (failure.reason.startsWith("bad indentation")) {
    return before.trim() === "" || /^\s*-?\s*[^\s:]+$/u.test(before)
      ? { message: say`The indentation of this line fits no entry above it.`, slip: "column" }
      : {
          message: say`This value cannot be read; a text with \`: \`, or with a special character in front, has to stand in quotes.`,
        };
  }
  if (failure.reason.startsWith("nesting exceeded"))
    return {
      message: say`The document is nested more than ${MAX_DEPTH} levels deep; it is read up to here.`,
    };
  if (failure.reason.startsWith("end of the stream"))
    return {
      message: say`This line does not belong to what stands above: a document is one mapping or one list.`,
    };
  return { message: say`This is not valid YAML: ${failure.reason}.` };
}
