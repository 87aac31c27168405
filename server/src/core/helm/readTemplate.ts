import type { Range } from "../text/range.ts";
import { controlWordOf, isAssignment, type Action, type Token } from "./action.ts";
import { readActions } from "./readActions.ts";
import {
  bracketBefore,
  elementOf,
  insideDefinition,
  meaningOf,
  meaningOfPipeline,
  outermost,
  type Meaning,
  type Scope,
} from "./scope.ts";
import { isPrefix, keyStep, type ValuePath } from "./valuePath.ts";

/** One name on the way to a value, without its dot; of `index` a text with its quotes. */
export interface ReadStep {
  readonly path: ValuePath;
  readonly range: Range;
}

/** A place where a template reads a value; the path and the range are those of its last name. */
export interface ValueReference extends ReadStep {
  /** The names that stand here, the last one among them. */
  readonly steps: readonly ReadStep[];
  /**
   * The value is printed as it is, and nothing on the way there asks whether it is set: no condition, no default, no named template
   * that somebody else may call.
   */
  readonly isPrinted: boolean;
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
  const scopes: Scope[] = [];
  const references: ValueReference[] = [];
  const definitions: TemplateName[] = [];
  const uses: TemplateName[] = [];
  const blocks: Block[] = [rootBlock];
  for (const action of actions) {
    const current = blocks.at(-1) ?? rootBlock;
    const word = controlWordOf(action);
    const scope = word === "else" ? current.outside : current.scope;
    scopes.push(scope);
    const read = valuesReadBy(action, scope);
    const isPrinted =
      word === undefined && !isAssignment(action) && isPassedOn(action) && !current.isDefinition;
    for (const { path, range, steps, isComputed } of read)
      references.push({
        path,
        range,
        steps,
        isPrinted:
          isPrinted && !isComputed && !current.conditions.some((condition) => isRelated(condition, path)),
      });
    (word === "define" || word === "block" ? definitions : uses).push(...templateNames(action));
    follow(
      action,
      read.map(({ path }) => path),
      blocks,
    );
  }
  return { text, actions, scopes, references, definitions, uses };
}

const rootBlock: Block = { scope: outermost, outside: outermost, conditions: [], isDefinition: false };

/** Changes the open blocks as the action does. */
function follow(action: Action, read: readonly ValuePath[], blocks: Block[]): void {
  const current = blocks.at(-1) ?? rootBlock;
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
      if (isAssignment(action)) assign(action, blocks);
  }
}

/**
 * A new variable counts up to the end of its block. One that gets a second value, perhaps in a branch only, is unknown from then on,
 * wherever it was declared.
 */
function assign({ tokens }: Action, blocks: Block[]): void {
  const { names, pipeline, isNew } = assignmentOf(tokens);
  const current = blocks.at(-1) ?? rootBlock;
  const [name = ""] = names;
  if (isNew) {
    const scope = withVariable(current.scope, name, meaningOfPipeline(pipeline, current.scope));
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
  const whole = meaningOfPipeline(pipeline, scope);
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

interface ReadValue extends Omit<ValueReference, "isPrinted"> {
  /** It goes on from a bracket, which people write where nothing may be set. */
  readonly isComputed: boolean;
}

/** The values that an action reads, with `index .Values "a" "b"`. */
function valuesReadBy({ tokens }: Action, scope: Scope): readonly ReadValue[] {
  const sign = tokens.findIndex(isAssignmentSign);
  return tokens.flatMap((token, index): readonly ReadValue[] => {
    if (token.kind !== "chain" || index < sign) return [];
    const bracket = bracketBefore(tokens, index, scope);
    const behind = isIndexed(tokens, index) ? tokens.slice(index + 1) : [];
    const steps = [...stepsOf(token, scope, bracket), ...keysBehind(behind, meaningOf(token, scope))];
    const last = steps.at(-1);
    return last === undefined ? [] : [{ ...last, steps, isComputed: bracket !== undefined }];
  });
}

/** The names of a chain that lead into the values; of `.` and `$item`, which have none, the chain itself. */
function stepsOf(
  chain: Extract<Token, { kind: "chain" }>,
  scope: Scope,
  bracket: Meaning | undefined,
): readonly ReadStep[] {
  const names = chain.names.filter(({ text }) => text !== "");
  const whole = meaningOf(chain, scope, chain.names.length, bracket);
  if (names.length === 0 && whole.kind === "values") return [{ path: whole.path, range: chain }];
  return names.flatMap((name): readonly ReadStep[] => {
    const meaning = meaningOf(chain, scope, chain.names.indexOf(name) + 1, bracket);
    return meaning.kind === "values" ? [{ path: meaning.path, range: name }] : [];
  });
}

function isIndexed(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before?.kind === "word" && before.text === "index";
}

function keysBehind(tokens: readonly Token[], meaning: Meaning): readonly ReadStep[] {
  if (meaning.kind !== "values") return [];
  const keys: ReadStep[] = [];
  let { path } = meaning;
  for (const token of tokens) {
    if (token.kind !== "string") break;
    path = [...path, keyStep(token.value)];
    keys.push({ path, range: token });
  }
  return keys;
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
