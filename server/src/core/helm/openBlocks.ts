import { controlWordOf, isAssignment, wordBehindElse, type Action, type Token } from "./action.ts";
import { assignmentOf } from "./assignment.ts";
import { parsePipeline } from "./expression.ts";
import {
  elementOf,
  insideDefinition,
  meaningOfExpression,
  outermost,
  scopeOf,
  type Meaning,
  type Scope,
} from "./scope.ts";
import type { ValuePath } from "./valuePath.ts";

/** What counts inside of a block. */
interface Block {
  readonly scope: Scope;
  /** Where the branch of `else` goes on. */
  readonly outside: Scope;
  /** The values that decide whether the block is rendered. */
  readonly conditions: readonly ValuePath[];
  readonly isDefinition: boolean;
}

/** The blocks around a place of a template, never without one: the template itself, or the named one that is read. */
export interface OpenBlocks {
  readonly innermost: Block;
  /** Outermost first. */
  readonly around: readonly Block[];
}

/** At the begin of a template file. */
export const wholeFile: OpenBlocks = {
  innermost: { scope: outermost, outside: outermost, conditions: [], isDefinition: false },
  around: [],
};

/** Inside of a named template that is called with something. */
export function insideCalled(argument: Meaning): OpenBlocks {
  const scope = scopeOf(argument);
  return { innermost: { scope, outside: scope, conditions: [], isDefinition: true }, around: [] };
}

/** The blocks that are open behind an action. @param read the values that it reads */
export function afterAction(open: OpenBlocks, action: Action, read: readonly ValuePath[]): OpenBlocks {
  const { innermost, around } = open;
  const { scope, outside, isDefinition } = innermost;
  const conditions = [...innermost.conditions, ...read];
  const word = controlWordOf(action);
  const behindWord = action.tokens.slice(1);
  switch (word) {
    case "if":
    case "with":
    case "range": {
      const inside = scopeInside(behindWord, word, scope);
      return opened(open, { scope: inside, outside: scope, conditions, isDefinition });
    }
    case "block":
    case "define":
      return opened(open, {
        ...innermost,
        scope: insideDefinition,
        outside: insideDefinition,
        isDefinition: true,
      });
    case "else": {
      const inside =
        wordBehindElse(action) === "with" ? scopeInside(behindWord.slice(1), "with", outside) : outside;
      return { innermost: { ...innermost, scope: inside, conditions }, around };
    }
    case "end": {
      const next = around.at(-1);
      return next === undefined ? open : { innermost: next, around: around.slice(0, -1) };
    }
    case "break":
    case "continue":
      return open;
    case undefined:
      return isAssignment(action) ? assigned(open, action) : open;
  }
}

function opened({ innermost, around }: OpenBlocks, block: Block): OpenBlocks {
  return { innermost: block, around: [...around, innermost] };
}

/**
 * A new variable counts up to the end of its block. One that gets a second value, perhaps in a branch only, is unknown from then on,
 * wherever it was declared.
 */
function assigned({ innermost, around }: OpenBlocks, { tokens }: Action): OpenBlocks {
  const { names, pipeline, isNew } = assignmentOf(tokens);
  const [name = ""] = names;
  if (isNew) {
    const meaning = meaningOfExpression(parsePipeline(pipeline), innermost.scope);
    return { innermost: { ...innermost, scope: withVariable(innermost.scope, name, meaning) }, around };
  }
  const forgetting = (block: Block): Block => ({
    ...block,
    scope: withVariable(block.scope, name, { kind: "unknown" }),
    outside: withVariable(block.outside, name, { kind: "unknown" }),
  });
  return { innermost: forgetting(innermost), around: around.map(forgetting) };
}

function withVariable({ dot, variables }: Scope, name: string, meaning: Meaning): Scope {
  return { dot, variables: new Map(variables).set(name, meaning) };
}

/** The dot inside of a block, and the variables that it declares: `if` leaves the dot alone. */
function scopeInside(tokens: readonly Token[], word: "if" | "with" | "range", scope: Scope): Scope {
  const { names, pipeline } = assignmentOf(tokens);
  const whole = meaningOfExpression(parsePipeline(pipeline), scope);
  const meaning = word === "range" ? elementOf(whole) : whole;
  const last = names.at(-1);
  const variables = new Map(scope.variables);
  for (const name of names) variables.set(name, name === last ? meaning : { kind: "unknown" });
  return { dot: word === "if" ? scope.dot : meaning, variables };
}
