import type { Declaration } from "../program.ts";
import type { CallSite } from "../rules/rule.ts";
import { childOf, descendants, statementOf, type SyntaxNode } from "../syntax.ts";
import { packageValue } from "./commands.ts";
import { spine, type Frame } from "./frame.ts";
import { isLibrary } from "./library.ts";
import { tell, type HandedController, type Walk } from "./walk.ts";

const constructor = /^New\w*(?:Controller|Reconciler)\w*$/u;
const fewestControllers = 2;
/** What a library calls of the type that a constructor sets up; the second name is that of knative.dev/pkg. */
const reconcileMethods = ["Reconcile", "ReconcileKind"];

/**
 * A library that is given the constructors of controllers builds and runs them: the call is their registry. Remembers them, to
 * follow one once the main line is told.
 */
export function noteHandedControllers(walk: Walk, site: CallSite): void {
  const { call, frame, callee } = site;
  const isOurs = callee.kind === "declared" && !isLibrary(callee.declaration.file);
  if (isOurs || !spine.has(frame.role)) return;
  const given = childOf(call, "arguments")?.children ?? [];
  const list = given.flatMap((argument) => listGiven(walk, argument, frame) ?? [])[0];
  const at = list ?? frame;
  const listed = list === undefined ? given : elementsOf(list.owner);
  const handed = listed.flatMap((argument): HandedController[] => {
    const declaration = constructorIn(walk, argument, at);
    if (declaration === undefined) return [];
    return [{ declaration, argument, frame: at, method: reconcilerIn(declaration) }];
  });
  if (handed.length < fewestControllers) return;
  if (list === undefined)
    tell(walk, "controller-registry", frame, statementOf(call), statementOf(call), site.name);
  else tell(walk, "controller-registry", list, list.owner, list.owner, list.declaration.outline.name);
  walk.handed.push(...handed);
}

/**
 * A factory of controllers is given the method that brings one object up to date; whoever does that builds the controller. See
 * https://pkg.go.dev/github.com/openshift/library-go/pkg/controller/factory.
 */
export function noteFactoryController(walk: Walk, { call, name, frame }: CallSite): void {
  const argument = name === "WithSync" ? childOf(call, "arguments")?.children[0] : undefined;
  const callee = argument === undefined ? undefined : walk.resolver.calleeOf(argument, frame.file);
  if (argument === undefined || callee?.kind !== "declared" || isLibrary(callee.declaration.file)) return;
  walk.handed.push({ declaration: frame.declaration, argument, frame, method: callee.declaration });
}

/** The variable of a package whose list is given as a whole: `run(ctx, constructors...)`. */
function listGiven(walk: Walk, argument: SyntaxNode, frame: Frame): Frame | undefined {
  if (argument.type !== "variadic_argument") return undefined;
  const [list] = argument.children;
  const declaration = list === undefined ? undefined : packageValue(walk.program, list, frame.file);
  const owner = declaration === undefined ? undefined : walk.program.tree(declaration);
  if (declaration === undefined || owner === undefined) return undefined;
  return { ...frame, declaration, file: declaration.file, owner, outer: undefined };
}

function elementsOf(owner: SyntaxNode): readonly SyntaxNode[] {
  const literal = [...descendants(owner)].find(({ type }) => type === "literal_value");
  return (literal?.children ?? []).flatMap(({ type, children }) =>
    type === "literal_element" ? children : [],
  );
}

/** `NewController` of `route.NewController` and of `route.NewController(options)`, which returns the constructor. */
function constructorIn(walk: Walk, argument: SyntaxNode, frame: Frame): Declaration | undefined {
  const isCall = argument.type === "call_expression";
  const named = isCall ? childOf(argument, "function") : argument;
  if (named === undefined || !/^(?:identifier|selector_expression)$/u.test(named.type)) return undefined;
  const callee = walk.resolver.calleeOf(named, frame.file);
  if (callee.kind !== "declared" || isLibrary(callee.declaration.file)) return undefined;
  const { declaration, results } = callee;
  const isConstructor = isCall === (results[0]?.kind === "function");
  return isConstructor && constructor.test(declaration.outline.name) ? declaration : undefined;
}

/** What brings an object up to date in a package: of several types, of the one that does most. */
export function reconcilerIn({ file }: Declaration): Declaration | undefined {
  const methods = [...file.package.methods.values()].flatMap((own) =>
    reconcileMethods.flatMap((name) => own.get(name) ?? []),
  );
  return methods.sort((a, b) => lengthOfType(b) - lengthOfType(a))[0];
}

/** Length of all methods of a method's type: Reconcile itself may only hand over. */
export function lengthOfType({ file, outline: { receiver = "" } }: Declaration): number {
  const methods = [...(file.package.methods.get(receiver)?.values() ?? [])];
  return methods.reduce((sum, { outline }) => sum + outline.end - outline.start, 0);
}
