import { type Message, say } from "../text/message.ts";
import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";
import type { Range } from "../text/range.ts";
import type { Expression, Literal } from "./expression.ts";
import { TYPE_NAMES } from "./library/typeNames.ts";

/** What became of a text: a tree, a mistake at a place, or syntax that we do not read (which is never a mistake). */
export type ParsedExpression =
  | { readonly kind: "parsed"; readonly expression: Expression }
  | { readonly kind: "wrong"; readonly range: Range; readonly message: Message }
  | { readonly kind: "unread" };

/**
 * Only its parser is used, which keeps nothing of what it reads. The limits are beyond anything that a cluster accepts
 * within its cost limit.
 */
const ENVIRONMENT = new Environment({
  unlistedVariablesAreDyn: true,
  enableOptionalTypes: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 20_000, maxDepth: 200 },
});

/** Bytes are those of the text in UTF-8, which the parser does not make of it. */
const UNREAD_BYTES = /\b[rR]?[bB][rR]?(?:"[^"]*|'[^']*)[^\p{ASCII}]/u;

/** The first name of an expression means the same with a dot in front, which our parser does not read: nothing can hide it there. */
const ABSOLUTE_START = /^(\s*)\.(?=\s*[A-Za-z_])/u;

/** Reads the text of a CEL expression. Never throws. */
export function parseExpression(text: string): ParsedExpression {
  if (UNREAD_BYTES.test(text)) return { kind: "unread" };
  try {
    return {
      kind: "parsed",
      expression: convert(ENVIRONMENT.parse(text.replace(ABSOLUTE_START, "$1 ")).ast),
    };
  } catch (error) {
    if (!(error instanceof ParseError) || error.range === undefined || isUnread(text, error)) {
      return { kind: "unread" };
    }
    return { kind: "wrong", range: rangeIn(text, error.range), message: inWords(error, text) };
  }
}

/** At the end of the text there is nothing to underline but its last character. */
function rangeIn(text: string, { start, end }: Range): Range {
  if (start < text.length) return { start, end: Math.max(end, start + 1) };
  return { start: Math.max(0, text.trimEnd().length - 1), end: text.trimEnd().length };
}

/** Kubernetes also reads `Object{…}`, `{?key: …}`, `[?item]`, names in backticks and `.absolute` names. */
function isUnread(text: string, { range, code }: ParseError): boolean {
  if (code === "limit_exceeded" || range === undefined) return true;
  const found = text[range.start];
  const before = text.slice(0, range.start).trimEnd().at(-1);
  if (found === "`") return true;
  if (found === "{") return before !== undefined && /\w/u.test(before);
  if (found === "?") return before !== undefined && "{[,".includes(before);
  const isName = /^\.\s*[A-Za-z_]/u.test(text.slice(range.start));
  return isName && (before === undefined || "([{,!&|=<>+-*/%?:".includes(before));
}

function inWords({ code, summary }: ParseError, text: string): Message {
  if (text.trim() === "") return say`The expression is empty.`;
  if (summary.includes("EOF")) return say`The expression ends too early.`;
  switch (code) {
    case "unterminated_string":
    case "unterminated_triple_quoted_string":
      return say`The text has no closing quote.`;
    case "reserved_identifier":
      return say`This word is reserved in CEL.`;
    case "invalid_macro_argument":
      return say`A loop must name its variable here.`;
    default:
      return say`This is no CEL expression: something else must stand here.`;
  }
}

function convert(node: ASTNode): Expression {
  const at = { start: node.start, end: node.end };
  switch (node.op) {
    case "value":
      return { ...at, ...literal(node.args) };
    case "id":
      return { ...at, kind: "identifier", name: node.args };
    case ".":
    case ".?": {
      const [owner, field] = node.args;
      const operand = convert(owner);
      const name = `${nameOf(operand)}.${field}`;
      if (TYPE_NAMES.has(name)) return { ...at, kind: "identifier", name };
      return { ...at, kind: "select", operand, field, optional: node.op === ".?" };
    }
    case "[]":
    case "[?]":
      return {
        ...at,
        kind: "index",
        operand: convert(node.args[0]),
        index: convert(node.args[1]),
        optional: node.op === "[?]",
      };
    case "call":
      return {
        ...at,
        kind: "call",
        name: node.args[0],
        target: undefined,
        parameters: node.args[1].map(convert),
      };
    case "rcall":
      return {
        ...at,
        kind: "call",
        name: node.args[0],
        target: convert(node.args[1]),
        parameters: node.args[2].map(convert),
      };
    case "!_":
    case "-_":
      return { ...at, kind: "unary", operator: node.op === "!_" ? "!" : "-", operand: convert(node.args) };
    case "?:": {
      const [condition, whenTrue, whenFalse] = node.args;
      return {
        ...at,
        kind: "conditional",
        condition: convert(condition),
        whenTrue: convert(whenTrue),
        whenFalse: convert(whenFalse),
      };
    }
    case "list":
      return { ...at, kind: "list", items: node.args.map(convert) };
    case "map":
      return { ...at, kind: "map", entries: node.args.map(([key, value]) => [convert(key), convert(value)]) };
    default:
      return {
        ...at,
        kind: "binary",
        operator: node.op,
        left: convert(node.args[0]),
        right: convert(node.args[1]),
      };
  }
}

/** `a.b` of a selection of names; of others nothing that stands for itself. */
function nameOf(expression: Expression): string {
  if (expression.kind === "identifier") return expression.name;
  return expression.kind === "select" ? `${nameOf(expression.operand)}.${expression.field}` : "";
}

type LiteralValue = Extract<ASTNode, { op: "value" }>["args"];

/** Unsigned numbers are run as signed ones: nothing in Kubernetes but `uint(…)` yields one. Their types differ. */
function literal(value: LiteralValue): Literal {
  if (typeof value === "object" && value !== null && !(value instanceof Uint8Array))
    return { kind: "literal", value: BigInt(String(value)), isUnsigned: true };
  return { kind: "literal", value };
}
