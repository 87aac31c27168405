// Kubernetes 1.20 as Debian's source package has it, for measurements on a large tree of real Go source. It is fetched with
// apt-get into a cache outside of the repository and stays there.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const cache = path.join(process.env["DRYDOCK_CACHE"] ?? path.join(homedir(), ".cache/drydock"), "go-sources");

/** The folder of the source tree; fetched on the first call. Throws with the reason where that does not work. */
export function kubernetesSource(): string {
  const tree = path.join(cache, "kubernetes");
  if (existsSync(path.join(tree, "go.mod"))) return tree;
  const download = path.join(cache, "download");
  mkdirSync(download, { recursive: true });
  const archive = fetchArchive(download);
  const unpacked = path.join(cache, "unpacked");
  mkdirSync(unpacked, { recursive: true });
  run("tar", ["xf", archive, "-C", unpacked, "--strip-components", "1"], download);
  renameSync(unpacked, tree);
  return tree;
}

function fetchArchive(download: string): string {
  const known = globSync("*.orig.tar.*", { cwd: download })[0];
  if (known !== undefined) return path.join(download, known);
  const options = aptOptions();
  run("apt-get", [...options, "--quiet=2", "update"], download);
  run("apt-get", [...options, "--quiet=2", "--download-only", "source", "kubernetes"], download);
  const fetched = globSync("*.orig.tar.*", { cwd: download })[0];
  if (fetched === undefined) throw new Error("apt-get brought no source archive of kubernetes");
  return path.join(download, fetched);
}

/** The machine's own package sources, asked for sources instead of binaries, without touching its lists. */
function aptOptions(): string[] {
  const sources = path.join(cache, "sources");
  const lists = path.join(cache, "lists");
  for (const folder of [sources, path.join(lists, "partial")]) mkdirSync(folder, { recursive: true });
  const parts = "/etc/apt/sources.list.d";
  const files = existsSync(parts) ? readdirSync(parts).map((name) => path.join(parts, name)) : [];
  for (const file of ["/etc/apt/sources.list", ...files]) {
    if (!existsSync(file)) continue;
    const text = readFileSync(file, "utf8");
    const asked = text.replaceAll(/^Types:.*$/gmu, "Types: deb-src").replaceAll(/^deb(?=\s)/gmu, "deb-src");
    if (/\bdebian\b/u.test(text)) writeFileSync(path.join(sources, path.basename(file)), asked);
  }
  return [
    "-o",
    "Dir::Etc::sourcelist=/dev/null",
    "-o",
    `Dir::Etc::sourceparts=${sources}`,
    "-o",
    `Dir::State::lists=${lists}`,
    "-o",
    "APT::Sandbox::User=root",
  ];
}

function run(command: string, args: readonly string[], folder: string): void {
  const { status, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.at(-1) ?? ""} failed: ${error?.message ?? stderr}`);
}
