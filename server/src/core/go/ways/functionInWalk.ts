import type { CodePlace } from "../codePlace.ts";
import type { Step, Walkthrough } from "../walkthrough.ts";
import type { ReachedFunction } from "./reached.ts";
import { waysTo, type Way } from "./waysTo.ts";

/** What a function is in a walkthrough. */
export interface FunctionInWalk extends CodePlace {
  /** 1-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** Steps that are the function or a part of it. */
  readonly steps: readonly Step[];
  /** The step that it is called in; for a function with steps, the one that comes before them. */
  readonly before: Step | undefined;
  /** The next step that is told after it. */
  readonly after: Step | undefined;
  readonly ways: readonly Way[];
  /** The functions that it leads to. */
  readonly calls: readonly CodePlace[];
}

/**
 * Functions of a walkthrough by a name such as `Run`, `Controller.Run` or `(*Controller).Run`. Empty where the program does not
 * come to one, as far as the walk knows.
 * @param file only in it, relative to the root
 */
export function functionsInWalk(
  { steps, functions }: Walkthrough,
  name: string,
  file?: string,
): readonly FunctionInWalk[] {
  return functions.flatMap((reached, index) => {
    if (!isCalled(reached, name) || (file !== undefined && reached.file !== file)) return [];
    return [describeFunction(steps, functions, index, reached)];
  });
}

function isCalled({ declaration }: CodePlace, name: string): boolean {
  const plain = declaration.replaceAll(/[(*)]/gu, "");
  return declaration === name || plain === name || plain.slice(plain.indexOf(".") + 1) === name;
}

function describeFunction(
  steps: readonly Step[],
  functions: readonly ReachedFunction[],
  index: number,
  { file, declaration, startLine, endLine }: ReachedFunction,
): FunctionInWalk {
  const own = steps.filter((step) => isIn(step, { file, declaration }));
  const ways = waysTo(functions, index);
  const callee = calleesOf(functions, index);
  const first = own[0];
  const last = own.at(-1);
  return {
    file,
    declaration,
    startLine,
    endLine,
    steps: own,
    before: first === undefined ? stepOnTheWay(steps, ways[0]) : steps[first.order - 2],
    after: last === undefined ? nextBelow(steps, functions, index) : steps[last.order],
    ways,
    calls: callee.flatMap((each) => {
      const called = functions[each];
      return called === undefined ? [] : [{ file: called.file, declaration: called.declaration }];
    }),
  };
}

function isIn(step: CodePlace, { file, declaration }: CodePlace): boolean {
  return step.file === file && step.declaration === declaration;
}

/** The last step that the way goes through: the smallest one around the call. */
function stepOnTheWay(steps: readonly Step[], way: Way = []): Step | undefined {
  const [step] = [...way].reverse().flatMap((hop) =>
    steps
      .filter((each) => isIn(each, hop) && each.startLine <= hop.line && hop.line <= each.endLine)
      .sort((a, b) => a.endLine - a.startLine - (b.endLine - b.startLine))
      .slice(0, 1),
  );
  return step;
}

function calleesOf(functions: readonly ReachedFunction[], index: number): number[] {
  return [...functions.keys()].filter((each) =>
    functions[each]?.callers.some((caller) => caller.function === index),
  );
}

/** The first step that is told of what the function leads to. */
function nextBelow(
  steps: readonly Step[],
  functions: readonly ReachedFunction[],
  index: number,
): Step | undefined {
  const below = new Set([index]);
  for (const at of below) for (const each of calleesOf(functions, at)) below.add(each);
  const places = [...below].flatMap((each) => functions[each] ?? []);
  return steps.find((step) => places.some((place) => isIn(step, place)));
}
