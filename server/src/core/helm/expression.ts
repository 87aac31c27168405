import type { Token } from "./action.ts";

export type ChainToken = Extract<Token, { kind: "chain" }>;
export type TextToken = Extract<Token, { kind: "string" }>;

/** What a pipeline computes (https://pkg.go.dev/text/template#hdr-Pipelines). */
export type Expression =
  | {
      readonly kind: "chain";
      readonly token: ChainToken;
      /** What it goes on from, where it stands behind a bracket. */
      readonly of: Expression | undefined;
    }
  | { readonly kind: "text"; readonly token: TextToken }
  | { readonly kind: "number"; readonly text: string }
  /** What comes through a pipe is the last argument. */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  /** A method, or what Go would not take. */
  | { readonly kind: "other"; readonly parts: readonly Expression[] };

interface Read<Result> {
  readonly result: Result;
  /** The first token behind it. */
  readonly next: number;
}

/** Never fails: what is missing at the end is left out. */
export function parsePipeline(tokens: readonly Token[]): Expression {
  return pipelineFrom(tokens, 0).result;
}

function pipelineFrom(tokens: readonly Token[], start: number): Read<Expression> {
  let piped: Expression | undefined;
  let at = start;
  for (;;) {
    const { result: operands, next } = operandsFrom(tokens, at);
    piped = command(piped === undefined ? operands : [...operands, piped]);
    if (!isSign(tokens[next], "|")) return { result: piped, next };
    at = next + 1;
  }
}

function command(operands: readonly Expression[]): Expression {
  const [first, ...rest] = operands;
  if (first?.kind === "call" && first.args.length === 0) return { ...first, args: rest };
  return first !== undefined && rest.length === 0 ? first : { kind: "other", parts: operands };
}

/** Up to a pipe or the end of the bracket. */
function operandsFrom(tokens: readonly Token[], start: number): Read<readonly Expression[]> {
  const operands: Expression[] = [];
  let at = start;
  for (let token = tokens[at]; token !== undefined; token = tokens[at]) {
    if (isSign(token, "|") || isSign(token, ")")) break;
    const { result, next } = operandFrom(tokens, at, token);
    if (result !== undefined) operands.push(result);
    at = next;
  }
  return { result: operands, next: at };
}

function operandFrom(tokens: readonly Token[], at: number, token: Token): Read<Expression | undefined> {
  const next = at + 1;
  switch (token.kind) {
    case "chain":
      return { result: { kind: "chain", token, of: undefined }, next };
    case "string":
      return { result: { kind: "text", token }, next };
    case "word":
      return { result: { kind: "call", name: token.text, args: [] }, next };
    case "other":
      if (token.text === "(") return bracketFrom(tokens, next);
      return { result: /^\d/u.test(token.text) ? { kind: "number", text: token.text } : undefined, next };
  }
}

/** `(…)` and `(…).name`. A function without arguments in brackets is called. */
function bracketFrom(tokens: readonly Token[], start: number): Read<Expression> {
  const { result, next: end } = pipelineFrom(tokens, start);
  const inside: Expression =
    result.kind === "call" && result.args.length === 0 ? { kind: "other", parts: [result] } : result;
  const chain = tokens[end + 1];
  return isSign(tokens[end], ")") && chain?.kind === "chain" && chain.start === tokens[end]?.end
    ? { result: { kind: "chain", token: chain, of: inside }, next: end + 2 }
    : { result: inside, next: end + 1 };
}

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === "other" && token.text === sign;
}
