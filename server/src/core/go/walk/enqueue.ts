import { childOf, descendants, textOf, type SyntaxNode } from "../syntax.ts";
import { noteCall } from "./calls.ts";
import type { Frame } from "./frame.ts";
import { valuesOf } from "./functionValues.ts";
import { tell, type Walk } from "./walk.ts";

const fillsQueue = /[qQ]ueue\w*\.Add\w*\(|\b\w*[eE]nqueue\w*\(/u;
const mapsToRequests = /\bEnqueueRequestsFromMapFunc(?:\[[^\]]*\])?$/u;

/** A handler is called by its informer whenever something happens: one that puts keys into a queue may be told last, none is walked. */
export function noteHandler(walk: Walk, value: SyntaxNode, frame: Frame): void {
  walk.later.push(() => {
    noteEnqueue(walk, value, frame, (source) => fillsQueue.test(source));
  });
}

/** What the watches of a controller-runtime controller ask for the objects to reconcile. */
export function noteMapFunctions(walk: Walk, setup: Frame): void {
  for (const node of descendants(setup.owner)) {
    const called = node.type === "call_expression" ? childOf(node, "function") : undefined;
    const given = childOf(node, "arguments")?.children[0];
    if (called === undefined || given === undefined || !mapsToRequests.test(textOf(called, setup.file)))
      continue;
    noteEnqueue(walk, given, setup, () => true);
  }
}

function noteEnqueue(walk: Walk, value: SyntaxNode, frame: Frame, isTold: (source: string) => boolean): void {
  for (const each of valuesOf(walk, value, frame)) {
    if (each.kind !== "declared") continue;
    const { declaration } = each;
    const { file, outline } = declaration;
    noteCall(walk, frame, declaration, value, frame.via);
    const owner = walk.program.tree(declaration);
    if (owner === undefined || !isTold(file.text.slice(outline.start, outline.end))) continue;
    tell(walk, "enqueue", { ...frame, declaration, file, owner }, owner, owner, undefined, true);
  }
}
