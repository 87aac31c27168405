import { fieldTexts } from "../../core/assist/meaning/fieldTexts.ts";
import { neutralise } from "../../core/assist/neutralise.ts";
import { redact } from "../../core/assist/redaction.ts";
import { toApiVersion } from "../../core/manifest/apiVersion.ts";
import type { GroupVersionKind } from "../../core/manifest/manifest.ts";
import type { Schema } from "../../core/schema/schema.ts";
import { createPacer } from "../pacer.ts";
import type { Session } from "../session.ts";
import { createMeaningIndex, type MeaningIndex } from "./meaning/meaningIndex.ts";
import type { Meanings } from "./meaning/meanings.ts";

/** Finds the fields of a kind that fit to words: a line for each, with its path, type and documentation. */
export type FindFields = (
  gvk: GroupVersionKind,
  words: string,
  most: number,
  signal: AbortSignal,
) => Promise<readonly string[]>;

const mostKinds = 8;
const mostFields = 1_500;

interface KindFields {
  readonly schema: Schema;
  readonly index: MeaningIndex;
  /** The text of each field by its path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads the fields of a kind when somebody asks for them; kinds that nobody has asked for lately are forgotten. */
export function createFields(
  { workspace, runtime }: Pick<Session, "workspace" | "runtime">,
  meanings: Meanings,
): FindFields {
  const kinds = new Map<string, KindFields>();

  async function read(schema: Schema): Promise<KindFields> {
    const index = createMeaningIndex(mostFields, toLearn, meanings, runtime);
    const texts = new Map<string, string>();
    const pacer = createPacer(runtime);
    for (const { path, text } of fieldTexts(schema, runtime.describe)) {
      if (pacer.isDue()) await pacer.pause();
      texts.set(path, text);
      index.set(path, text);
    }
    return { schema, index, texts };
  }

  return async (gvk, words, most, signal) => {
    const found = workspace.snapshot().schemas.lookup(gvk);
    if (found.status !== "found") return [];
    const name = `${toApiVersion(gvk)} ${gvk.kind}`;
    const known = kinds.get(name);
    const fields = known?.schema === found.schema ? known : await read(found.schema);
    kinds.delete(name);
    kinds.set(name, fields);
    const [oldest] = kinds.keys();
    if (kinds.size > mostKinds && oldest !== undefined) kinds.delete(oldest);
    const paths = await fields.index.search(words, most, signal);
    return paths.flatMap((path) => fields.texts.get(path) ?? []);
  };
}

/** The author of a custom resource definition may have written anything into it. */
function toLearn(text: string): string {
  return neutralise(redact(text).text);
}
