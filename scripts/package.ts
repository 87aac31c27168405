// `npm run package`: the extension as dist/drydock.vsix, checked against the list of files that may ship and its size, and the
// command line as an npm package, checked by installing it elsewhere and running it.
//
//   node scripts/package.ts             packs and compares
//   node scripts/package.ts --accept    packs and writes the list anew
import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createVSIX, listFiles } from "@vscode/vsce";
import { build } from "./build.ts";
import { extensionPage } from "./extensionPage.ts";
import { said, tryPackage } from "./tryPackage.ts";

const root = path.dirname(import.meta.dirname);
const list = path.join(root, "scripts/shippedFiles.txt");

/** The package that {@link packExtension} writes. */
export const packageFile = path.join(root, "dist/drydock.vsix");

/** Where the files of the extension lie, and what is made of its README. */
const shipped = { cwd: root, readmePath: "dist/extensionPage.md" };

/** Bytes; who installs the extension downloads it at every update. */
const mostBytes = 4_000_000;

/** Builds what ships and packs it. Nothing is fetched: the bundles contain every dependency. */
export async function packExtension(): Promise<void> {
  await build("package");
  writeFileSync(
    path.join(root, shipped.readmePath),
    extensionPage(readFileSync(path.join(root, "README.md"), "utf8")),
  );
  await createVSIX({
    ...shipped,
    packagePath: packageFile,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: false,
    rewriteRelativeLinks: false,
  });
}

/** Every rule has its page, so that those of a language stand in one line; all else is named. */
async function shippedFiles(): Promise<string> {
  const files = await listFiles(shipped);
  const lines = new Set(files.map((file) => file.replace(/^(docs\/(?:.+\/)?rules)\/.+$/u, "$1/*.md")));
  return `${[...lines].toSorted().join("\n")}\n`;
}

/** Packs what is built as `npm publish` would, into dist/. Returns the path of the package. */
function packCommandLine(): string {
  const packed = JSON.parse(said("npm", ["pack", "--json", "--pack-destination", "dist"], root)) as readonly {
    readonly filename: string;
  }[];
  return path.join(root, "dist", packed[0]?.filename ?? "");
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { accept: { type: "boolean", default: false } } });
  await packExtension();
  const files = await shippedFiles();
  if (values.accept) writeFileSync(list, files);
  if (readFileSync(list, "utf8") !== files) {
    console.error(
      `The files of the package differ from scripts/shippedFiles.txt:\n\n${files}\n` +
        "If that is wanted, run `npm run package -- --accept` and commit the list.",
    );
    process.exit(1);
  }
  const { size } = statSync(packageFile);
  if (size > mostBytes) {
    console.error(
      `${path.relative(root, packageFile)} has ${String(size)} bytes; at most ${String(mostBytes)} are wanted. ` +
        "`npx vsce ls --tree` shows what is large.",
    );
    process.exit(1);
  }
  console.log(
    `${path.relative(root, packageFile)} is packed, ${String(size)} bytes; its files are those of scripts/shippedFiles.txt.`,
  );
  const tarball = packCommandLine();
  await tryPackage(tarball);
  console.log(`${path.relative(root, tarball)} is packed, and works where nothing else is installed.`);
}
