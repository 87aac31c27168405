import type { CallSite } from "../rules/rule.ts";
import { childOf, textOf, type SyntaxNode } from "../syntax.ts";
import { packageValue } from "./commands.ts";
import type { Frame } from "./frame.ts";
import type { Walk } from "./walk.ts";

const takesModules = /^go\.uber\.org\/fx\.(?:New|Options|Module)$/u;

/**
 * What a container of dependencies is made of may be kept in variables of packages: those of a call, each once, to be walked where
 * they are given. See https://pkg.go.dev/go.uber.org/fx.
 */
export function modulesGiven(walk: Walk, { call, target, frame }: CallSite): readonly Frame[] {
  if (!takesModules.test(target)) return [];
  return (childOf(call, "arguments")?.children ?? []).flatMap((argument): Frame[] => {
    const declaration = packageValue(walk.program, argument, frame.file);
    const owner = declaration === undefined ? undefined : walk.program.tree(declaration);
    if (declaration === undefined || owner === undefined || walk.frames.has(declaration.outline)) return [];
    const { file, outline } = declaration;
    const inside: Frame = { ...frame, declaration, file, owner, parameters: new Map(), outer: undefined };
    walk.frames.set(outline, inside);
    return [inside];
  });
}

/** What a container calls by itself comes after all that it is made of. */
export function isInvoked(call: SyntaxNode, { file }: Frame): boolean {
  const called = childOf(call, "function");
  return called !== undefined && textOf(called, file) === "fx.Invoke";
}
