import { parsesGrammar } from "../rules/command.ts";
import type { CallSite } from "../rules/rule.ts";
import { childOf } from "../syntax.ts";
import type { Walk } from "./walk.ts";

/** Remembers the struct that a program's commands are fields of. */
export function noteGrammar(walk: Walk, { call, frame, target }: CallSite): void {
  const given = childOf(call, "arguments")?.children[0];
  if (given === undefined || !parsesGrammar.test(target)) return;
  walk.grammars.push({ type: walk.resolver.typeOf(given, frame.file), frame });
}
