import type { Range } from "../text/range.ts";
import { controlWordOf, isAssignment, wordBehindElse, type Action } from "./action.ts";
import { assignmentOf, changedVariables } from "./assignment.ts";
import { parsePipeline, type Expression } from "./expression.ts";
import { afterAction, insideCalled, wholeFile, type OpenBlocks } from "./openBlocks.ts";
import { readActions } from "./readActions.ts";
import { meaningOfExpression, type Meaning, type Scope } from "./scope.ts";
import type { Template, TemplateCall, TemplateName, ValueReference } from "./template.ts";
import { callsIn } from "./templateCalls.ts";
import { isPrefix, type ValuePath } from "./valuePath.ts";
import { valueReads, type Use } from "./valueReads.ts";

/** Functions that pass a value on, so that what is missing is missing in the result. */
const plainFunctions: ReadonlySet<string> = new Set([
  ..."quote squote toYaml toJson indent nindent int int64 float64 toString upper lower title trim trunc".split(
    " ",
  ),
  ..."trimSuffix trimPrefix b64enc printf print replace tpl sha256sum".split(" "),
]);

/** Reads a whole template file. Blocks may go on over `---`, so one of its documents is not enough. */
export function readTemplate(text: string): Template {
  const actions = readActions(text);
  const named = actions.map((action) => ({ action, names: templateNames(action) }));
  const isDefinition = (action: Action): boolean => ["define", "block"].includes(controlWordOf(action) ?? "");
  return {
    text,
    actions,
    ...readIn(actions, wholeFile),
    definitions: named.flatMap(({ action, names }) => (isDefinition(action) ? names : [])),
    uses: named.flatMap(({ action, names }) => (isDefinition(action) ? [] : names)),
  };
}

/** What the actions of a named template read when it is called with something. @param actions those between its begin and its end */
export function readCalled(
  actions: readonly Action[],
  argument: Meaning,
): Pick<Template, "scopes" | "references" | "calls"> {
  return readIn(actions, insideCalled(argument));
}

function readIn(
  actions: readonly Action[],
  begin: OpenBlocks,
): Pick<Template, "scopes" | "references" | "calls"> {
  const scopes: Scope[] = [];
  const references: ValueReference[] = [];
  const calls: TemplateCall[] = [];
  const changing = new Set(actions.flatMap(({ tokens }) => changedVariables(tokens)));
  let open = begin;
  for (const action of actions) {
    const { scope: inside, outside, conditions, isDefinition } = open.innermost;
    const scope = controlWordOf(action) === "else" ? outside : inside;
    scopes.push(scope);
    const expression = expressionOf(action);
    const read = valueReads(expression, scope, useOf(action, expression, scope, changing));
    const isPrinted = !isDefinition && isPassedOn(action);
    for (const { isComputed, ...reference } of read)
      references.push({
        ...reference,
        isPrinted:
          isPrinted && !isComputed && !conditions.some((condition) => isRelated(condition, reference.path)),
      });
    references.push(...referencesInTexts(action));
    calls.push(...callsIn(expression, scope));
    open = afterAction(
      open,
      action,
      read.map(({ path }) => path),
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
  const words = wordBehindElse(action) !== undefined ? 2 : controlWordOf(action) !== undefined ? 1 : 0;
  return parsePipeline(assignmentOf(action.tokens.slice(words)).pipeline);
}

function useOf(action: Action, expression: Expression, scope: Scope, changing: ReadonlySet<string>): Use {
  const isKnown = meaningOfExpression(expression, scope).kind !== "unknown";
  switch (controlWordOf(action)) {
    case "if":
      return "tested";
    case "else":
      return wordBehindElse(action) === "with" && isKnown ? "followed" : "tested";
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

/** Whether an action prints what it reads; no control word is among the functions. */
function isPassedOn(action: Action): boolean {
  return (
    !isAssignment(action) &&
    action.tokens.every((token) => token.kind !== "word" || plainFunctions.has(token.text))
  );
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
