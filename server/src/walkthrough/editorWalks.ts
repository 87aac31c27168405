import path from "node:path";
import { fnv1a } from "../core/go/tour/fingerprint.ts";
import type { ParseGo } from "../core/go/syntax.ts";
import { namesIn, readOnDemand, type ReadResult, type SlowSources } from "./readOnDemand.ts";
import { rootAround } from "./rootAround.ts";
import type { UnsavedTexts } from "./sourceHost.ts";
import type { Walks } from "./walks.ts";
import { walkSources } from "./walkSources.ts";
import type { WalkJob, WalkResult } from "./worker.ts";

/** A walkthrough and fingerprints of what it rests on, by path; `undefined` stands for what was absent. */
interface Remembered {
  readonly result: WalkResult;
  readonly texts: Prints;
  readonly folders: Prints;
}

type Prints = readonly (readonly [path: string, print: string | undefined])[];

const mostRemembered = 8;

/** Walkthroughs of programs whose sources are read through the editor. The latest ones are remembered while the session lasts. */
export function createEditorWalks(sources: SlowSources, parser: () => Promise<ParseGo>): Walks {
  const walked = new Map<string, Remembered>();

  async function kept(job: WalkJob): Promise<WalkResult | undefined> {
    const known = walked.get(nameOf(job));
    return known !== undefined && (await stillHolds(known, job.unsaved, sources)) ? known.result : undefined;
  }

  function remember(name: string, made: Remembered): void {
    walked.delete(name);
    walked.set(name, made);
    const [oldest] = walked.keys();
    if (walked.size > mostRemembered && oldest !== undefined) walked.delete(oldest);
  }

  return {
    kept,
    async walk(job, signal, onProgress) {
      const known = await kept(job);
      if (known !== undefined) return known;
      const parse = await parser();
      const read = await readOnDemand(sources, job.unsaved, { signal, onProgress }, (host, exists) => {
        const root = job.root ?? rootAround(path.dirname(job.file), exists);
        return { root, walkthrough: walkSources(job, root, host, parse), inputs: [] };
      });
      remember(nameOf(job), printed(read));
      return read.result;
    },
  };
}

function nameOf({ file, root, language, follow }: WalkJob): string {
  return JSON.stringify([file, root, language, follow]);
}

function printed({ result, texts, folders }: ReadResult<WalkResult>): Remembered {
  return {
    result,
    texts: [...texts].map(([file, text]) => [file, printOf(text)]),
    folders: [...folders].map(([folder, names]) => [folder, printOfNames(names)]),
  };
}

/** What is open is what people change, and costs nothing to compare; the rest is read again. */
async function stillHolds(
  { texts, folders }: Remembered,
  unsaved: UnsavedTexts,
  sources: SlowSources,
): Promise<boolean> {
  const isOpen = ([file]: Prints[number]): boolean => unsaved[file] !== undefined;
  if (texts.filter(isOpen).some(([file, print]) => printOf(unsaved[file]) !== print)) return false;
  const same = await Promise.all([
    ...texts
      .filter((text) => !isOpen(text))
      .map(async ([file, print]) => printOf(await sources.readText(file)) === print),
    ...folders.map(async ([folder, print]) => printOfNames(await namesIn(folder, sources)) === print),
  ]);
  return same.every(Boolean);
}

function printOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `${String(text.length)} ${fnv1a(text)}`;
}

function printOfNames(names: readonly string[] | undefined): string | undefined {
  return names === undefined ? undefined : printOf([...names].sort().join("\n"));
}
