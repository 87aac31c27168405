import { binderOf } from "../binder.ts";
import type { Declaration, GoFile, GoPackage } from "../program.ts";
import type { CallSite, Entered } from "../rules/rule.ts";
import { childOf, descendants, statementOf, textOf, type SyntaxNode } from "../syntax.ts";
import { namedType } from "../types.ts";
import { spine, type Frame } from "./frame.ts";
import { reconcilerIn } from "./handed.ts";
import { isLibrary } from "./library.ts";
import { tell, type Walk } from "./walk.ts";

/** Remembers the Reconcile of a type that is set up with a manager, to be walked when the manager starts. */
export function noteReconciler(walk: Walk, frame: Frame, entered: Entered): void {
  const method = reconcileOf(walk, frame) ?? reconcileHandedTo(walk, frame, entered.site);
  const receiver = method?.outline.receiver;
  if (receiver === undefined || method === undefined) return;
  const home = method.file.package;
  const example = { name: `${home.path}.${receiver}`, package: home.path };
  const last = walk.candidates.at(-1);
  if (last?.kind === "setup-with-manager")
    walk.candidates[walk.candidates.length - 1] = { ...last, example: example.name };
  walk.managed.push({
    kind: "reconciler",
    example,
    frame: entered.from,
    setup: frame,
    method,
    size: linesOf(home, receiver),
  });
}

/** The Reconcile of the receiver, of what the builder is completed with, or the package's own. */
function reconcileOf(walk: Walk, { declaration, file, owner }: Frame): Declaration | undefined {
  const { receiver } = declaration.outline;
  const own = receiver === undefined ? undefined : file.package.methods.get(receiver)?.get("Reconcile");
  if (own !== undefined) return own;
  for (const node of descendants(owner)) {
    const type = namedType(walk.program, walk.resolver.typeOf(reconcilerGiven(node, file), file));
    const method =
      type === undefined
        ? undefined
        : walk.program.packageAt(type.package)?.methods.get(type.name)?.get("Reconcile");
    if (method !== undefined && !isLibrary(method.file)) return method;
  }
  return receiver === undefined ? reconcilerIn(declaration) : undefined;
}

/** The Reconcile of an argument, where what is completed with is a parameter: `setUp(mgr, &Reconciler{})`. */
function reconcileHandedTo(
  walk: Walk,
  { file, owner }: Frame,
  site: CallSite | undefined,
): Declaration | undefined {
  const given = site === undefined ? [] : (childOf(site.call, "arguments")?.children ?? []);
  for (const node of descendants(owner)) {
    const reconciler = reconcilerGiven(node, file);
    const binder =
      reconciler?.type === "identifier" ? binderOf(textOf(reconciler, file), reconciler, file) : undefined;
    const argument = binder?.kind === "parameter" ? given[binder.index] : undefined;
    if (site === undefined || argument === undefined) continue;
    const type = namedType(walk.program, walk.resolver.typeOf(argument, site.frame.file));
    const method =
      type === undefined
        ? undefined
        : walk.program.packageAt(type.package)?.methods.get(type.name)?.get("Reconcile");
    if (method !== undefined && !isLibrary(method.file)) return method;
  }
  return undefined;
}

const builds = /\bNewControllerManagedBy\(/u;
const makesController = "sigs.k8s.io/controller-runtime/pkg/controller.New";

/** Remembers the Reconcile of a controller that is built in the middle of a function that does more. */
export function noteBuiltController(walk: Walk, { call, frame, target, text }: CallSite): void {
  const isBuilt = builds.test(text) || target === makesController;
  if (!isBuilt || !spine.has(frame.role)) return;
  for (const node of descendants(call)) {
    const given = reconcilerGiven(node, frame.file);
    const method = given === undefined ? undefined : reconcileOfValue(walk, given, frame.file);
    const receiver = method?.outline.receiver;
    if (method === undefined || receiver === undefined || isLibrary(method.file)) continue;
    const home = method.file.package;
    const example = { name: `${home.path}.${receiver}`, package: home.path };
    const statement = statementOf(call);
    tell(walk, "setup-with-manager", { ...frame, example }, statement, statement, receiver);
    const size = linesOf(home, receiver);
    walk.managed.push({ kind: "reconciler", example, frame, setup: undefined, method, size });
    return;
  }
}

/** The Reconcile of a value's type, or where only its interface is known, that of the package which makes it. */
function reconcileOfValue(walk: Walk, value: SyntaxNode, file: GoFile): Declaration | undefined {
  const type = namedType(walk.program, walk.resolver.typeOf(value, file));
  const own = type === undefined ? undefined : walk.program.packageAt(type.package)?.methods.get(type.name);
  const method = own?.get("Reconcile");
  if (method !== undefined || value.type !== "call_expression") return method;
  const made = childOf(value, "function");
  const callee = made === undefined ? undefined : walk.resolver.calleeOf(made, file);
  return callee?.kind === "declared" ? reconcilerIn(callee.declaration) : undefined;
}

/** `r` of `.Complete(r)` and of `Reconciler: r`. */
function reconcilerGiven(node: SyntaxNode, file: GoFile): SyntaxNode | undefined {
  const [first, second] = node.children;
  if (first === undefined) return undefined;
  if (node.type === "keyed_element" && textOf(first, file) === "Reconciler")
    return second?.type === "literal_element" ? second.children[0] : second;
  const completes = node.type === "call_expression" && textOf(first, file).endsWith(".Complete");
  return completes ? childOf(node, "arguments")?.children[0] : undefined;
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
  walk.managed.push({
    kind: "runnable",
    example,
    frame,
    setup: undefined,
    method,
    size: linesOf(home, type.name),
  });
}

/** Length of all methods of a type. */
function linesOf(home: GoPackage, type: string): number {
  const methods = [...(home.methods.get(type)?.values() ?? [])];
  return methods.reduce((sum, { outline }) => sum + outline.end - outline.start, 0);
}
