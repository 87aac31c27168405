// `npm run package`: the extension as dist/drydock.vsix, checked against the list of files that may ship.
//
//   node scripts/package.ts             packs and compares
//   node scripts/package.ts --accept    packs and writes the list anew
import { writeFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createVSIX, listFiles } from "@vscode/vsce";
import { build } from "./build.ts";

const root = path.dirname(import.meta.dirname);
const list = path.join(root, "scripts/shippedFiles.txt");

/** The package that {@link packExtension} writes. */
export const packageFile = path.join(root, "dist/drydock.vsix");

/** Builds what ships and packs it. Nothing is fetched: the bundles contain every dependency. */
export async function packExtension(): Promise<void> {
  await build("package");
  await createVSIX({
    cwd: root,
    packagePath: packageFile,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: false,
  });
}

async function shippedFiles(): Promise<string> {
  const files = await listFiles({ cwd: root });
  return `${files.toSorted().join("\n")}\n`;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { accept: { type: "boolean", default: false } } });
  await packExtension();
  const shipped = await shippedFiles();
  if (values.accept) writeFileSync(list, shipped);
  if (readFileSync(list, "utf8") !== shipped) {
    console.error(
      `The files of the package differ from scripts/shippedFiles.txt:\n\n${shipped}\n` +
        "If that is wanted, run `npm run package -- --accept` and commit the list.",
    );
    process.exit(1);
  }
  console.log(
    `${path.relative(root, packageFile)} is packed; its files are those of scripts/shippedFiles.txt.`,
  );
}
