import type { Edge } from "../candidate.ts";
import type { Declaration, GoPackage } from "../program.ts";
import { answersToKubelet } from "../rules/kubeletPlugin.ts";
import { nearFollowed } from "./followed.ts";
import { standIn } from "./implementations.ts";
import { enter } from "./interpreter.ts";
import { isLibrary } from "./library.ts";
import type { Walk } from "./walk.ts";

/** Follows what the kubelet calls of a plugin: nothing in the program does. Of several that are alike one is told. */
export function followKubeletPlugin(walk: Walk): void {
  const from = walk.frames.values().next().value;
  if (from === undefined) return;
  for (const names of answersToKubelet) {
    const plugins = pluginsWith(walk, from.file.package, names);
    const [chosen] = nearFollowed(walk, plugins, ([method]) => method?.file);
    const edge: Edge = { kind: "interface", confidence: 1, alternatives: plugins.length - 1 };
    for (const method of chosen ?? [])
      walk.later.push(() => {
        enter(walk, method, from, edge, undefined, { role: "reconcile", kind: "kubelet-call" });
      });
  }
}

/**
 * The methods of each type that has all of them, in the packages that the walk came by. A program that hands all over to a library of
 * plugins only imports them.
 */
function pluginsWith(
  walk: Walk,
  main: GoPackage,
  names: readonly string[],
): readonly (readonly Declaration[])[] {
  const handsOver = walk.candidates.some(({ kind }) => kind === "kubelet-register");
  const paths = handsOver ? main.files.flatMap(({ outline }) => outline.imports.map(({ path }) => path)) : [];
  const packages = [...walk.program.loaded(), ...paths.flatMap((path) => walk.program.packageAt(path) ?? [])];
  return [...new Set(packages)].flatMap((home) =>
    [...home.types].flatMap(([type, { file }]) => {
      const methods = names.flatMap((name) => home.methods.get(type)?.get(name) ?? []);
      const isPlugin = methods.length === names.length && !isLibrary(file);
      return isPlugin && !standIn.test(type) && !standIn.test(home.path) ? [methods] : [];
    }),
  );
}
