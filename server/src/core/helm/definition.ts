import { controlWordOf, type Action } from "./action.ts";

/** The actions of a named template, from the one that begins it to the one that ends it. @param offset of its name */
export function actionsOfDefinition(actions: readonly Action[], offset: number): readonly Action[] {
  const first = actions.findIndex(({ start, end }) => start <= offset && offset < end);
  if (first === -1) return [];
  let depth = 0;
  for (let at = first; at < actions.length; at++) {
    const action = actions[at];
    const word = action === undefined ? undefined : controlWordOf(action);
    if (word === "end") depth -= 1;
    else if (word !== undefined && word !== "else" && word !== "break" && word !== "continue") depth += 1;
    if (depth === 0) return actions.slice(first, at + 1);
  }
  return actions.slice(first);
}
