import type { GoPackage } from "../program.ts";
import type { Import } from "../scan.ts";
import type { Walk } from "./walk.ts";

/** What the packages of a command import, each path once: that of its main function and those below or beside it. */
export function importsOfCommand({ program }: Walk, main: GoPackage): readonly Import[] {
  const around = main.path.slice(0, main.path.lastIndexOf("/") + 1);
  const imported = new Map<string, Import>();
  const queue = [main];
  for (let home = queue.shift(); home !== undefined; home = queue.shift())
    for (const each of home.files.flatMap(({ outline }) => outline.imports)) {
      const { path } = each;
      if (imported.has(path)) continue;
      imported.set(path, each);
      const isNear = path.startsWith(`${main.path}/`) || path.startsWith(around);
      const next = isNear ? program.packageAt(path) : undefined;
      if (next !== undefined && next.path !== main.path) queue.push(next);
    }
  return [...imported.values()];
}
