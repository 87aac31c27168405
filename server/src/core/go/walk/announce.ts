import { callRules } from "../rules/index.ts";
import type { CallSite, DeclarationRule, Entered } from "../rules/rule.ts";
import { statementOf, textOf } from "../syntax.ts";
import { aroundLoop } from "./extent.ts";
import type { Frame, FunctionValue } from "./frame.ts";
import { noteReconciler } from "./managed.ts";
import { tell, type Walk } from "./walk.ts";

/** Tells a function that is a step, and notes what it leads to. */
export function announce(
  walk: Walk,
  rule: DeclarationRule | undefined,
  frame: Frame,
  entered: Entered,
): void {
  const { owner, declaration } = frame;
  if (rule?.kind === undefined) return;
  tell(walk, rule.kind, frame, owner, owner, undefined, rule.isSupporting);
  if (rule.kind === "controller-registry" && rule.body === "skip")
    walk.registries.push({ declaration, frame });
  if (rule.kind === "setup-with-manager") noteReconciler(walk, frame, entered);
}

/** A closure that the winner of the election runs is a step of its own where it was given a name. */
export function tellClosure(
  walk: Walk,
  { node, frame }: Extract<FunctionValue, { kind: "closure" }>,
  from: Frame,
): void {
  const statement = statementOf(node);
  if (from.via.kind !== "hook" || !/^(?:short_var_declaration|var_declaration)$/u.test(statement.type))
    return;
  if (walk.closures.has(node)) return;
  const name = /^(?:var\s+)?(\w+)/u.exec(textOf(statement, frame.file))?.[1];
  tell(walk, "run-closure", frame, statement, statement, name);
}

/** Steps that are a part of a statement: a queue in the literal of its controller. */
export function tellElement(walk: Walk, site: CallSite): void {
  const { frame, call } = site;
  const rule = callRules.find(
    (each) => each.extent === "element" && each.roles.has(frame.role) && each.matches(site),
  );
  if (rule === undefined) return;
  const statement = statementOf(call);
  let element = call;
  while (element !== statement && element.type !== "keyed_element") element = element.parent ?? statement;
  const shown = aroundLoop(element, element);
  tell(walk, rule.kind, frame, shown, shown, site.name);
}
