import type { Message } from "../../text/message.ts";
import type { Range } from "../../text/range.ts";
import type { Expression } from "../expression.ts";
import { type CelType, DYN } from "./celType.ts";

/** What names stand for, the innermost last. */
export type TypeScope = ReadonlyMap<string, CelType>;

/** A mistake that the API server finds before the expression runs. */
export interface TypeProblem {
  readonly range: Range;
  readonly message: Message;
}

/** Is told every part of an expression that has been typed, and the names that are known in it. */
export type TypeVisitor = (expression: Expression, type: CelType, scope: TypeScope) => void;

/** A check that is under way. */
export interface Check {
  readonly scope: TypeScope;
  readonly problems: TypeProblem[];
  readonly visit?: TypeVisitor;
  /** Elements of literals may differ in type. */
  readonly mixes?: true;
}

/** Reports and goes on with `dyn`, so that one mistake is told once. */
export function wrong(check: Check, { start, end }: Range, message: Message): CelType {
  check.problems.push({ range: { start, end }, message });
  return DYN;
}
