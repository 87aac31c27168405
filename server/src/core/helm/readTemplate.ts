import type { Range } from "../text/range.ts";
import { controlWordOf, isAssignment, type Action, type Token } from "./action.ts";
import { parsePipeline, type Expression } from "./expression.ts";
import { readActions } from "./readActions.ts";
import {
  elementOf,
  insideDefinition,
  meaningOfExpression,
  outermost,
  scopeOf,
  type Meaning,
  type Scope,
} from "./scope.ts";
import { isPrefix, type ValuePath } from "./valuePath.ts";
import { valueReads, type Use, type ValueRead } from "./valueReads.ts";

/** A place where a template reads a value. */
export interface ValueReference extends Omit<ValueRead, "isComputed"> {
  /**
   * The value is printed as it is, and nothing on the way there asks whether it is set: no condition, no default, no named template
   * that somebody else may call.
   */
  readonly isPrinted: boolean;
}

/** Where a named template is rendered, and with what. */
export interface TemplateCall {
  readonly name: string;
  readonly argument: Meaning;
}

/** A named template: `{{ define "name" }}`, or where it is used. */
export interface TemplateName extends Range {
  readonly name: string;
}

/** What a template says of values and of other templates. */
export interface Template {
  readonly text: string;
  readonly actions: readonly Action[];
  /** Beside the actions: what names mean in each of them. */
  readonly scopes: readonly Scope[];
  readonly references: readonly ValueReference[];
  readonly definitions: readonly TemplateName[];
  readonly uses: readonly TemplateName[];
  readonly calls: readonly TemplateCall[];
}

/** Functions that pass a value on, so that what is missing is missing in the result. */
const plainFunctions: ReadonlySet<string> = new Set([
  ..."quote squote toYaml toJson indent nindent int int64 float64 toString upper lower title trim trunc".split(
    " ",
  ),
  ..."trimSuffix trimPrefix b64enc printf print replace tpl sha256sum".split(" "),
]);

interface Block {
  readonly scope: Scope;
  /** Where the branch of `else` goes on. */
  readonly outside: Scope;
  /** The values that decide whether the block is rendered. */
  readonly conditions: readonly ValuePath[];
  readonly isDefinition: boolean;
}

/** Reads a whole template file. Blocks may go on over `---`, so one of its documents is not enough. */
export function readTemplate(text: string): Template {
  const actions = readActions(text);
  const named = actions.map((action) => ({ action, names: templateNames(action) }));
  const isDefinition = (action: Action): boolean => ["define", "block"].includes(controlWordOf(action) ?? "");
  return {
    text,
    actions,
    ...readIn(actions, rootBlock),
    definitions: named.flatMap(({ action, names }) => (isDefinition(action) ? names : [])),
    uses: named.flatMap(({ action, names }) => (isDefinition(action) ? [] : names)),
  };
}

/** What the actions of a named template read when it is called with something. @param actions those between its begin and its end */
export function readCalled(
  actions: readonly Action[],
  argument: Meaning,
): Pick<Template, "scopes" | "references" | "calls"> {
  const scope = scopeOf(argument);
  return readIn(actions, { scope, outside: scope, conditions: [], isDefinition: true });
}

function readIn(actions: readonly Action[], root: Block): Pick<Template, "scopes" | "references" | "calls"> {
  const scopes: Scope[] = [];
  const references: ValueReference[] = [];
  const calls: TemplateCall[] = [];
  const blocks: Block[] = [root];
  const changing = new Set(actions.flatMap(changedVariables));
  for (const action of actions) {
    const current = blocks.at(-1) ?? root;
    const word = controlWordOf(action);
    const scope = word === "else" ? current.outside : current.scope;
    scopes.push(scope);
    const expression = expressionOf(action);
    const read = valueReads(expression, scope, useOf(action, expression, scope, changing));
    const isPrinted =
      word === undefined && !isAssignment(action) && isPassedOn(action) && !current.isDefinition;
    for (const { isComputed, ...reference } of read)
      references.push({
        ...reference,
        isPrinted:
          isPrinted &&
          !isComputed &&
          !current.conditions.some((condition) => isRelated(condition, reference.path)),
      });
    references.push(...referencesInTexts(action));
    calls.push(...callsIn(expression, scope));
    follow(
      action,
      read.map(({ path }) => path),
      blocks,
      root,
    );
  }
  return { scopes, references, calls };
}

/** `tpl` makes a template of a text; escapes in it would move the places. */
function referencesInTexts({ tokens }: Action): readonly ValueReference[] {
  return tokens.flatMap((token) => {
    if (token.kind !== "string" || !token.value.includes("{{") || token.value.includes("\\")) return [];
    return movedReferences(readTemplate(token.value).references, token.start + 1);
  });
}

/** References in a text that stands somewhere in another one. */
export function movedReferences(
  references: readonly ValueReference[],
  offset: number,
): readonly ValueReference[] {
  const moved = <Placed extends { readonly range: Range }>(placed: Placed): Placed => ({
    ...placed,
    range: { start: placed.range.start + offset, end: placed.range.end + offset },
  });
  return references.map((reference) => ({
    ...moved(reference),
    steps: reference.steps.map(moved),
    isPrinted: false,
  }));
}

/** What an action computes, without the word in front and the variables that it goes to. */
function expressionOf(action: Action): Expression {
  const word = controlWordOf(action);
  const next = action.tokens[1];
  const isElse = word === "else" && next?.kind === "word" && ["if", "with"].includes(next.text);
  const { pipeline } = assignmentOf(action.tokens.slice(word === undefined ? 0 : isElse ? 2 : 1));
  return parsePipeline(pipeline);
}

function useOf(action: Action, expression: Expression, scope: Scope, changing: ReadonlySet<string>): Use {
  const word = controlWordOf(action);
  const isKnown = meaningOfExpression(expression, scope).kind !== "unknown";
  const next = action.tokens[1];
  switch (word) {
    case "if":
      return "tested";
    case "else":
      return next?.kind === "word" && next.text === "with" && isKnown ? "followed" : "tested";
    case "range":
      return isKnown ? "ranged" : "given";
    case "with":
      return isKnown ? "followed" : "given";
    case undefined: {
      if (!isAssignment(action)) return "given";
      const { names, isNew } = assignmentOf(action.tokens);
      return isNew && isKnown && !names.some((name) => changing.has(name)) ? "followed" : "given";
    }
    default:
      return "given";
  }
}

/** Variables that get a second value. */
function changedVariables(action: Action): readonly string[] {
  const { names, isNew } = assignmentOf(action.tokens);
  return isNew ? [] : names;
}

/** The named templates that an expression renders; which they are is not guessed. */
function callsIn(expression: Expression, scope: Scope): readonly TemplateCall[] {
  switch (expression.kind) {
    case "chain":
      return expression.of === undefined ? [] : callsIn(expression.of, scope);
    case "other":
      return expression.parts.flatMap((part) => callsIn(part, scope));
    case "call": {
      const [name, argument] = expression.args;
      const inside = expression.args.flatMap((arg) => callsIn(arg, scope));
      const isCall = ["include", "template"].includes(expression.name) && name?.kind === "text";
      return isCall
        ? [
            ...inside,
            {
              name: name.token.value,
              argument: argument === undefined ? { kind: "unknown" } : meaningOfExpression(argument, scope),
            },
          ]
        : inside;
    }
    case "text":
    case "number":
      return [];
  }
}

const rootBlock: Block = { scope: outermost, outside: outermost, conditions: [], isDefinition: false };

/** Changes the open blocks as the action does. */
function follow(action: Action, read: readonly ValuePath[], blocks: Block[], root: Block): void {
  const current = blocks.at(-1) ?? root;
  const word = controlWordOf(action);
  const conditions = [...current.conditions, ...read];
  const { scope, isDefinition } = current;
  switch (word) {
    case "if":
      blocks.push({ scope: scopeInside(action, "if", scope), outside: scope, conditions, isDefinition });
      return;
    case "with":
    case "range":
      blocks.push({ scope: scopeInside(action, word, scope), outside: scope, conditions, isDefinition });
      return;
    case "block":
    case "define":
      blocks.push({ ...current, scope: insideDefinition, outside: insideDefinition, isDefinition: true });
      return;
    case "else": {
      const next = action.tokens[1];
      const inside =
        next?.kind === "word" && next.text === "with"
          ? scopeInside({ ...action, tokens: action.tokens.slice(1) }, "with", current.outside)
          : current.outside;
      blocks.splice(-1, 1, { ...current, scope: inside, conditions });
      return;
    }
    case "end":
      if (blocks.length > 1) blocks.pop();
      return;
    case "break":
    case "continue":
      return;
    case undefined:
      if (isAssignment(action)) assign(action, blocks, root);
  }
}

/**
 * A new variable counts up to the end of its block. One that gets a second value, perhaps in a branch only, is unknown from then on,
 * wherever it was declared.
 */
function assign({ tokens }: Action, blocks: Block[], root: Block): void {
  const { names, pipeline, isNew } = assignmentOf(tokens);
  const current = blocks.at(-1) ?? root;
  const [name = ""] = names;
  if (isNew) {
    const scope = withVariable(
      current.scope,
      name,
      meaningOfExpression(parsePipeline(pipeline), current.scope),
    );
    blocks.splice(-1, 1, { ...current, scope });
  } else {
    const changed = blocks.map((block) => ({
      ...block,
      scope: withVariable(block.scope, name, { kind: "unknown" }),
      outside: withVariable(block.outside, name, { kind: "unknown" }),
    }));
    blocks.splice(0, blocks.length, ...changed);
  }
}

function withVariable({ dot, variables }: Scope, name: string, meaning: Meaning): Scope {
  return { dot, variables: new Map(variables).set(name, meaning) };
}

/** The dot inside of a block, and the variables that it declares: `if` leaves the dot alone. */
function scopeInside(action: Action, word: "if" | "with" | "range", scope: Scope): Scope {
  const { names, pipeline } = assignmentOf(action.tokens.slice(1));
  const whole = meaningOfExpression(parsePipeline(pipeline), scope);
  const meaning = word === "range" ? elementOf(whole) : whole;
  const last = names.at(-1);
  const variables = new Map(scope.variables);
  for (const name of names) variables.set(name, name === last ? meaning : { kind: "unknown" });
  return { dot: word === "if" ? scope.dot : meaning, variables };
}

/** `$a, $b := pipeline`, or `$a = pipeline`; a pipeline alone has no names. */
function assignmentOf(tokens: readonly Token[]): {
  readonly names: readonly string[];
  readonly pipeline: readonly Token[];
  readonly isNew: boolean;
} {
  const sign = tokens.findIndex(isAssignmentSign);
  const names = tokens
    .slice(0, Math.max(0, sign))
    .flatMap((token) => (token.kind === "chain" && token.variable !== undefined ? [token.variable] : []));
  const written = tokens[sign];
  return {
    names,
    pipeline: tokens.slice(sign + 1),
    isNew: written?.kind === "other" && written.text === ":=",
  };
}

function isAssignmentSign(token: Token): boolean {
  return token.kind === "other" && /^:?=$/u.test(token.text);
}

function isPassedOn({ tokens }: Action): boolean {
  return tokens.every((token) => token.kind !== "word" || plainFunctions.has(token.text));
}

/** A condition on any value of the same part of the values may be what keeps this one from being read. */
function isRelated(condition: ValuePath, path: ValuePath): boolean {
  return condition.length === 0 || isPrefix(condition.slice(0, 1), path);
}

/** The names in `define "a"`, `block "a"`, `template "a"` and `include "a"`. */
function templateNames({ tokens }: Action): readonly TemplateName[] {
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1];
    const isNamed =
      token.kind === "string" &&
      before?.kind === "word" &&
      ["define", "block", "template", "include"].includes(before.text);
    return isNamed ? [{ name: token.value, start: token.start, end: token.end }] : [];
  });
}
