import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The licence texts of the packages whose code went into a bundle, which their licences want to travel with it.
 * `sources` are the bundled files, relative to `root`; a package without a licence file is an error.
 */
export function thirdPartyNotices(root: string, sources: readonly string[]): string {
  const folders = new Set(sources.flatMap((source) => packageFolder(source) ?? []));
  const notices = [...folders].sort().map((folder) => notice(path.join(root, folder)));
  return `Drydock contains code of the following packages.\n\n${notices.join("\n")}`;
}

/** `node_modules/a/node_modules/@b/c/lib/d.js` → `node_modules/a/node_modules/@b/c` */
function packageFolder(source: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0];
}

function notice(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Record<
    string,
    string
  >;
  const file = readdirSync(folder).find((entry) => /^(?:un)?licen[cs]e/i.test(entry));
  if (file === undefined || !existsSync(path.join(folder, file))) {
    throw new Error(
      `${folder} has no licence file, so its code cannot ship; replace the package or add its licence text.`,
    );
  }
  const text = readFileSync(path.join(folder, file), "utf8").trim();
  return `${"=".repeat(100)}\n${name ?? folder} ${version ?? ""}\n\n${text}\n`;
}
