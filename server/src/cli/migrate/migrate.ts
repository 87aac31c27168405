import { Buffer } from "node:buffer";
import path from "node:path";
import type { CheckSettings } from "../../core/check.ts";
import { applyEdits } from "../../core/text/applyEdits.ts";
import { leftToAuthor, migrateAll } from "../../core/features/fixAll.ts";
import type { Finding } from "../../core/finding.ts";
import { mayBeOutdated } from "../../core/manifest/apiLifetimes.ts";
import type { SchemaSet } from "../../core/schema/schema.ts";
import { type Message, say } from "../../core/text/message.ts";
import type { TextEdit } from "../../core/text/range.ts";
import { unifiedDiff } from "../../core/text/unifiedDiff.ts";
import { checkDocument } from "../../core/validate/checkDocument.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { splitDocuments } from "../../core/yaml/splitDocuments.ts";
import { loadCatalogue } from "../../sources/catalogue.ts";
import { newestKubernetesVersion } from "../../sources/kubernetesVersions.ts";
import { wordsIn } from "../../sources/words.ts";
import { findFiles } from "../validate/findFiles.ts";
import { decode, fileInputs, type Input } from "../validate/input.ts";
import { loadProjectConfiguration } from "../validate/projectConfiguration.ts";
import type { ExitStatus, World } from "../world.ts";
import { readMigrateOptions, type MigrateOptions } from "./options.ts";
import { replaceFile } from "../replaceFile.ts";

/** Every rule speaks with the severity that it has by itself. */
const settings: CheckSettings = { severities: new Map() };

/** What is to be done in one file. Edits do not overlap and stand in the order of the text. */
interface FileMigration {
  readonly edits: readonly TextEdit[];
  /** How many objects they move. */
  readonly moved: number;
  /** What only an author can move, with the line it is on. */
  readonly left: readonly { readonly line: number; readonly message: Message }[];
}

interface Totals {
  readonly moved: number;
  readonly left: number;
  readonly failed: number;
}

/**
 * `drydock migrate`: moves objects from removed and deprecated versions of their APIs to those that replace them. Prints
 * the changes, or makes them with `--write`, but for files that `drydock.yaml` excludes. Its status is 1 as long as something is left to do.
 */
export async function migrate(args: readonly string[], world: World): Promise<ExitStatus> {
  const options = readMigrateOptions(args);
  const { isExcluded, kubernetesVersion: ofProject } = loadProjectConfiguration(undefined, world);
  const kubernetesVersion = options.kubernetesVersion ?? ofProject ?? newestKubernetesVersion;
  const schemas = loadCatalogue(kubernetesVersion);
  const words = wordsIn(world.language);
  const { files, problems } = findFiles(options.paths, world.folder);
  let totals: Totals = { moved: 0, left: 0, failed: problems.length };
  for (const problem of problems) world.warn(words(problem));
  for (const input of fileInputs(files, world.folder)) {
    if (isExcluded(input.name)) continue;
    const found = await migrateFile(input, schemas, options, world);
    totals = {
      moved: totals.moved + found.moved,
      left: totals.left + found.left,
      failed: totals.failed + found.failed,
    };
  }
  world.warn(words(summary(totals, kubernetesVersion, options.writes)));
  if (totals.failed > 0) return 2;
  return totals.left > 0 || (totals.moved > 0 && !options.writes) ? 1 : 0;
}

async function migrateFile(
  input: Input,
  schemas: SchemaSet,
  { writes }: MigrateOptions,
  world: World,
): Promise<Totals> {
  const { name } = input;
  const words = wordsIn(world.language);
  const failure = (problem: Message): Totals => {
    world.warn(words(problem));
    return { moved: 0, left: 0, failed: 1 };
  };
  const result = input.read();
  if (result.kind === "failed") return failure(result.problem);
  const text = decode(result.bytes);
  if (!mayBeOutdated(text)) return { moved: 0, left: 0, failed: 0 };
  const { edits, moved, left } = migrationsIn(text, schemas);
  for (const { line, message } of left) world.warn(`${name}:${String(line)}: ${words(message)}`);
  if (edits.length === 0) return { moved, left: left.length, failed: 0 };
  if (!writes) {
    await world.write(unifiedDiff(name, text, edits));
    return { moved, left: left.length, failed: 0 };
  }
  const bytes = encode(applyEdits(text, edits), result.bytes);
  // What was read is not what the bytes say: written back, it would lose some of them.
  if (!encode(text, result.bytes).equals(result.bytes))
    return failure(say`\`${name}\` is not UTF-8 and was left as it is. Convert it first.`);
  try {
    replaceFile(path.resolve(world.folder, name), bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(say`\`${name}\` could not be written and is as it was: ${reason}.`);
  }
  await world.write(`${words(say`${name}: ${objects(moved)} migrated`)}\n`);
  return { moved, left: left.length, failed: 0 };
}

/** With the byte order mark, if the file began with one. */
function encode(text: string, before: Buffer): Buffer {
  const bytes = Buffer.from(text);
  const mark = Buffer.from("\uFEFF");
  return before.subarray(0, mark.length).equals(mark) ? Buffer.concat([mark, bytes]) : bytes;
}

function migrationsIn(text: string, schemas: SchemaSet): FileMigration {
  const edits: TextEdit[] = [];
  const left: { line: number; message: Message }[] = [];
  let moved = 0;
  for (const { start, end } of splitDocuments(text)) {
    const part = text.slice(start, end);
    if (!mayBeOutdated(part)) continue;
    const { findings } = checkDocument(parseDocument(part), schemas, settings);
    const isMoved = ({ fixes }: Finding): boolean =>
      fixes?.some(({ migrates }) => migrates === true) === true;
    moved += findings.filter(isMoved).length;
    for (const { range, newText } of migrateAll(findings))
      edits.push({ range: { start: start + range.start, end: start + range.end }, newText });
    for (const { range, message } of leftToAuthor(findings))
      left.push({
        line: text.slice(0, start + range.start).split("\n").length,
        message,
      });
  }
  return { edits, moved, left };
}

function summary({ moved, left, failed }: Totals, kubernetesVersion: string, writes: boolean): Message {
  if (moved + left + failed === 0)
    return say`Nothing uses a version of an API that Kubernetes ${kubernetesVersion} removed or deprecated.`;
  if (moved === 0 && left > 0) return say`Nothing can be migrated; ${objects(left)} left to you.`;
  const done = writes
    ? say`${objects(moved)} migrated`
    : say`${objects(moved)} can be migrated, \`--write\` does it`;
  return left === 0 ? say`${done}.` : say`${done}; ${objects(left)} left to you.`;
}

function objects(count: number): Message {
  return count === 1 ? say`1 object` : say`${count} objects`;
}
