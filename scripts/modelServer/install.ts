// A real llama.cpp server from Debian's packages, unpacked into the cache folder; nothing is installed on the machine.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { cacheFolder } from "../editor/cache.ts";

/** The suite of Debian that has the package; its libraries come along, so that it runs on older suites too. */
const suite = "forky";

/** The package of the server and those of every library that it loads. */
const packages = [
  "llama.cpp-tools",
  "libllama0",
  "libggml0",
  "libc6",
  "libgcc-s1",
  "libgomp1",
  "libstdc++6",
  "libssl3t64",
  "libzstd1",
  "zlib1g",
];

const loader = "ld-linux-x86-64.so.2";

/** What of the packages is needed, below `usr`; the loader looks for everything in one folder. */
const files = [
  "bin/llama-server",
  "lib/x86_64-linux-gnu/*.so.[0-9]*",
  "lib/x86_64-linux-gnu/llama/*.so",
  "lib/x86_64-linux-gnu/ggml/backends0/libggml-cpu-*.so",
];

/**
 * The program of the server: `DRYDOCK_LLAMA_SERVER`, else unpacked into the cache folder unless it is there (12 MB from the
 * archive that this machine's own apt uses, about 10 s).
 *
 * @returns undefined where there is none for this machine, or no apt to get it with
 * @throws Error with apt's words when the archive could not be read
 */
export function installModelServer(): string | undefined {
  const own = process.env["DRYDOCK_LLAMA_SERVER"];
  if (own !== undefined && own !== "") return own;
  const folder = path.join(cacheFolder(), `llama-server-${suite}`);
  const program = path.join(folder, "run");
  if (existsSync(program)) return program;
  const archive = process.platform === "linux" && process.arch === "x64" ? debianArchive() : undefined;
  if (archive === undefined) return undefined;

  console.error(`Unpacking Debian's llama.cpp server into ${folder} (once, about 10 s) ...`);
  mkdirSync(cacheFolder(), { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  try {
    unpack(draft, archive);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return program;
}

/** The archive of Debian that this machine installs from; undefined where apt does not, or is absent. */
function debianArchive(): string | undefined {
  try {
    const sites = execFileSync("apt-get", ["indextargets", "--format", "$(SITE)"], { encoding: "utf8" });
    return sites.split("\n").find((site) => /\/debian\/?$/u.test(site));
  } catch {
    return undefined;
  }
}

function unpack(folder: string, archive: string): void {
  const state = path.join(folder, "apt");
  const root = path.join(state, "root");
  for (const name of ["sources", "lists/partial", "packages", "root"])
    mkdirSync(path.join(state, name), { recursive: true });
  writeFileSync(
    path.join(state, "sources/debian.sources"),
    [
      "Types: deb",
      `URIs: ${archive}`,
      `Suites: ${suite}`,
      "Components: main",
      "Architectures: amd64",
      "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg",
      "",
    ].join("\n"),
  );
  const apt = (...command: readonly string[]): void => {
    const options = [
      "Dir::Etc::sourcelist=/dev/null",
      `Dir::Etc::sourceparts=${path.join(state, "sources")}`,
      `Dir::State::lists=${path.join(state, "lists")}`,
      `Dir::Cache=${state}`,
      "Dir::State::status=/dev/null",
      "APT::Sandbox::User=root",
      "APT::Architecture=amd64",
      "Acquire::Languages=none",
    ].flatMap((option) => ["-o", option]);
    execFileSync("apt-get", ["-qq", ...options, ...command], {
      cwd: path.join(state, "packages"),
      stdio: ["ignore", "ignore", "inherit"],
    });
  };
  apt("update");
  apt("download", ...packages);
  for (const file of globSync(path.join(state, "packages/*.deb")))
    execFileSync("dpkg-deb", ["--extract", file, root]);
  // What is found under two names is a link and its target; the copies are small.
  for (const file of globSync(files.map((pattern) => path.join(root, "usr", pattern))))
    copyFileSync(file, path.join(folder, path.basename(file)));
  rmSync(state, { recursive: true });
  const program = path.join(folder, "run");
  writeFileSync(
    program,
    `#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\nexec "$here/${loader}" --library-path "$here" "$here/llama-server" "$@"\n`,
  );
  chmodSync(program, 0o755);
}
