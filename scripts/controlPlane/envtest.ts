// The official binaries for tests of controllers: etcd and an API server, from the archives that their project publishes.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { isObject, objectAt, textAt } from "../../server/src/core/schema/jsonValue.ts";
import { parseDocument } from "../../server/src/core/yaml/parseDocument.ts";
import { toValue } from "../../server/src/core/yaml/toValue.ts";

/** What archives there are: by version and name their addresses and checksums. https://book.kubebuilder.io/reference/envtest */
export const officialIndex =
  "https://raw.githubusercontent.com/kubernetes-sigs/controller-tools/HEAD/envtest-releases.yaml";

/** A machine without a way to the network says so soon. */
const indexMilliseconds = 5000;
const archiveMilliseconds = 300_000;

interface Archive {
  readonly name: string;
  readonly address: string;
  /** SHA-512, hexadecimal. */
  readonly checksum: string;
}

/**
 * The folder with the binaries of the newest release for this machine; fetched into the cache on the first call.
 *
 * @param index address of the list of archives
 * @param cache folder of what was fetched before
 * @returns undefined where the list or the archive cannot be had
 * @throws Error when what was fetched is not what the list promises
 */
export async function envtestBinaries(index: string, cache: string): Promise<string | undefined> {
  const [known] = globSync("envtest-*/kube-apiserver", { cwd: cache }).toSorted().toReversed();
  if (known !== undefined) return path.join(cache, path.dirname(known));
  const list = await fetched(index, indexMilliseconds);
  const archive = list && newestArchive(list.toString("utf8"));
  const bytes = archive && (await fetched(archive.address, archiveMilliseconds));
  if (archive === undefined || bytes === undefined) return undefined;
  const checksum = createHash("sha512").update(bytes).digest("hex");
  if (checksum !== archive.checksum)
    throw new Error(
      `${archive.address} has the SHA-512 ${checksum}, and not ${archive.checksum} as ${index} promises; it is not used.`,
    );
  return unpacked(bytes, path.join(cache, archive.name.replace(/\.tar\.gz$/u, "")));
}

/** Undefined when nobody answers, or not with what was asked for. */
async function fetched(address: string, milliseconds: number): Promise<Buffer | undefined> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(milliseconds) });
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

function newestArchive(list: string): Archive | undefined {
  const { root } = parseDocument(list);
  const value = root && toValue(root);
  const releases = objectAt(isObject(value) ? value : {}, "releases") ?? {};
  const machine = `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}.tar.gz`;
  return Object.keys(releases)
    .filter((version) => /^v\d+\.\d+\.\d+$/u.test(version))
    .toSorted((one, other) => other.localeCompare(one, "en", { numeric: true }))
    .flatMap((version) => {
      const name = `envtest-${version}-${machine}`;
      const archive = objectAt(objectAt(releases, version) ?? {}, name) ?? {};
      const address = textAt(archive, "selfLink");
      const checksum = textAt(archive, "hash");
      return address === undefined || checksum === undefined ? [] : [{ name, address, checksum }];
    })[0];
}

/** The binaries lie some folders down in the archive. */
function unpacked(bytes: Buffer, folder: string): string {
  mkdirSync(path.dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  try {
    writeFileSync(path.join(draft, "archive.tar.gz"), bytes);
    execFileSync("tar", ["xzf", "archive.tar.gz"], { cwd: draft });
    const [server] = globSync("**/kube-apiserver", { cwd: draft });
    if (server === undefined) throw new Error(`The archive of ${folder} has no kube-apiserver.`);
    renameSync(path.join(draft, path.dirname(server)), folder);
  } catch (error) {
    // Somebody else may have been faster.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}
