import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Under these, code may travel inside of ours when its notice does. */
const permissive: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "Unlicense",
  "Zlib",
]);

/**
 * The licence texts of the packages whose code went into a bundle, which their licences want to travel with it; the same whatever the
 * order of the files. `sources` are the bundled files, relative to `root`. A package without a licence file, or under a licence that
 * is not permissive, is an error.
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
  const { name, version, license } = JSON.parse(
    readFileSync(path.join(folder, "package.json"), "utf8"),
  ) as Record<string, string>;
  if (!isPermissive(license ?? "")) {
    throw new Error(
      `${folder} is under the licence \`${license ?? ""}\`, so its code cannot ship; replace the package or, if the licence is permissive, add it in scripts/notices.ts.`,
    );
  }
  const file = readdirSync(folder).find((entry) => /^(?:un)?licen[cs]e/i.test(entry));
  if (file === undefined || !existsSync(path.join(folder, file))) {
    throw new Error(
      `${folder} has no licence file, so its code cannot ship; replace the package or add its licence text.`,
    );
  }
  const text = readFileSync(path.join(folder, file), "utf8").trim();
  return `${"=".repeat(100)}\n${name ?? folder} ${version ?? ""}\n\n${text}\n`;
}

/** Of `(MIT AND Zlib)` all have to be permissive, of `(MIT OR GPL-3.0-or-later)` one. */
function isPermissive(expression: string): boolean {
  const terms = expression.replaceAll(/[()]/gu, "");
  return terms.split(" OR ").some((choice) => choice.split(" AND ").every((name) => permissive.has(name)));
}
