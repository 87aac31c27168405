import type { GoPackage } from "../program.ts";
import type { CallSite, Entered } from "../rules/rule.ts";
import { childOf } from "../syntax.ts";
import { namedType } from "../types.ts";
import type { Frame } from "./frame.ts";
import { isLibrary } from "./library.ts";
import type { Walk } from "./walk.ts";

/** Remembers the Reconcile of a type that is set up with a manager, to be walked when the manager starts. */
export function noteReconciler(walk: Walk, frame: Frame, entered: Entered): void {
  const { receiver } = frame.declaration.outline;
  const home = frame.file.package;
  const method = receiver === undefined ? undefined : home.methods.get(receiver)?.get("Reconcile");
  if (receiver === undefined || method === undefined) return;
  const example = { name: `${home.path}.${receiver}`, package: home.path };
  const last = walk.candidates.at(-1);
  if (last?.kind === "setup-with-manager")
    walk.candidates[walk.candidates.length - 1] = { ...last, example: example.name };
  walk.managed.push({
    kind: "reconciler",
    example,
    frame: entered.from,
    method,
    size: linesOf(home, receiver),
  });
}

/** Remembers the Start of what is added to a manager. */
export function noteRunnable(walk: Walk, { call, frame }: CallSite): void {
  const argument = childOf(call, "arguments")?.children[0];
  const type = namedType(walk.program, walk.resolver.typeOf(argument, frame.file));
  const home = type === undefined ? undefined : walk.program.packageAt(type.package);
  const method = type === undefined ? undefined : home?.methods.get(type.name)?.get("Start");
  if (type === undefined || method === undefined || home === undefined || isLibrary(method.file)) return;
  const example = { name: `${home.path}.${type.name}`, package: home.path };
  const built = walk.candidates.findIndex(
    (each) => each.kind === "controller-construct" && each.declaration === frame.declaration,
  );
  const step = walk.candidates[built];
  if (step !== undefined) walk.candidates[built] = { ...step, example: example.name };
  walk.managed.push({ kind: "runnable", example, frame, method, size: linesOf(home, type.name) });
}

/** Length of all methods of a type. */
function linesOf(home: GoPackage, type: string): number {
  const methods = [...(home.methods.get(type)?.values() ?? [])];
  return methods.reduce((sum, { outline }) => sum + outline.end - outline.start, 0);
}
