import type { Declaration } from "../program.ts";
import { descendants, type SyntaxNode } from "../syntax.ts";
import type { Frame } from "./frame.ts";
import { isLibrary } from "./library.ts";
import { tell, type Walk } from "./walk.ts";

/** A map of names to what builds a controller, as a variable of a package. */
const controllersByName = /=\s*map\[string\][^\n]*\{[\s\S]*(?:controller|reconcil)/iu;
const fewestEntries = 3;

/** A registry that is a variable: told before the controllers are started, and followed like one that a function fills. */
export function noteVariableRegistry(walk: Walk): void {
  const start = walk.candidates.findIndex(({ kind }) => kind === "controller-start");
  const starter = walk.candidates[start];
  const like = starter === undefined ? undefined : walk.frames.get(starter.declaration.outline);
  if (starter === undefined || like === undefined || walk.registries.length > 0) return;
  for (const declaration of variablesInReach(walk)) {
    const owner = walk.program.tree(declaration);
    if (owner === undefined || entriesIn(owner) < fewestEntries) continue;
    const frame: Frame = { ...like, declaration, file: declaration.file, owner, outer: undefined };
    const told = walk.candidates.length;
    tell(walk, "controller-registry", frame, owner);
    walk.candidates.splice(start, 0, ...walk.candidates.splice(told));
    walk.registries.push({ declaration, frame });
    return;
  }
}

/** Variables of the packages that the walk came through, which one of the walked functions names. */
function* variablesInReach(walk: Walk): Generator<Declaration> {
  const frames = [...walk.frames.values()].filter(({ file }) => !isLibrary(file));
  for (const home of new Set(frames.map(({ file }) => file.package)))
    for (const declaration of home.values.values()) {
      const { outline, file } = declaration;
      if (!controllersByName.test(file.text.slice(outline.start, outline.end))) continue;
      const named = new RegExp(`\\b${outline.name}\\b`, "u");
      if (frames.some(({ owner, file: at }) => named.test(at.text.slice(owner.start, owner.end))))
        yield declaration;
    }
}

function entriesIn(owner: SyntaxNode): number {
  for (const node of descendants(owner))
    if (node.type === "literal_value")
      return node.children.filter(({ type }) => type === "keyed_element").length;
  return 0;
}
