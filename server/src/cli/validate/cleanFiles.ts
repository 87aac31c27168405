import type { Expectations } from "../../core/analysis/fileAnalysis.ts";
import type { CheckSettings } from "../../core/check.ts";
import { textOf, type Language, type SourceFile } from "../../core/documents/sourceFile.ts";
import { nothingKept, openKeptObjects, type KeptObjects } from "../../lsp/graph/keptObjects.ts";
import { toolVersion } from "../toolVersion.ts";
import type { World } from "../world.ts";
import { findFiles } from "./findFiles.ts";
import { fileInputs, type Input } from "./input.ts";
import type { ValidateOptions } from "./options.ts";
import { definitionsIn } from "./schemas.ts";

/** So few files are checked as fast as others are looked up. */
const fewFiles = 50;

/** What the verdict on a file depends on, beside its own text and form. */
export interface Circumstances {
  readonly options: ValidateOptions;
  readonly settings: CheckSettings;
  readonly kubernetesVersion: string;
  /** Files and folders that define kinds for all files. */
  readonly crds: readonly string[];
  /** Files that make up the admission policies. */
  readonly policies: readonly SourceFile[];
}

/**
 * The objects in files in which a run under the same circumstances has found nothing, by {@link keyOf}. Such a file need not be
 * checked again; how its objects fit to those of others is looked at each time.
 * @param inputs all that is validated, which may define kinds, too
 */
export async function openCleanFiles(
  inputs: readonly Input[],
  { options, settings, kubernetesVersion, crds, policies }: Circumstances,
  { folder, openCache }: World,
): Promise<KeptObjects> {
  if (!options.cache || inputs.length < fewFiles || openCache === undefined) return nothingKept;
  const { texts, fingerprint, stamp } = await openCache();
  if (stamp === undefined) return nothingKept;
  const definitions = definitionsIn([...inputs, ...fileInputs(findFiles(crds, folder).files, folder)]);
  const name = [
    [toolVersion(), stamp, kubernetesVersion],
    [folder, options.paths],
    [[...options.severities], [...options.only]],
    [[...settings.severities], settings.practice],
    [
      ...Array.from(definitions, fingerprint),
      ...policies.flatMap((file) => [file.uri, textOf(file)].map(fingerprint)),
    ],
  ];
  return openKeptObjects(texts, JSON.stringify(name), { fingerprint });
}

/** The same text may be one thing as a manifest and another as a patch, and be subject to other policies elsewhere. */
export function keyOf(
  text: string,
  language: Language,
  { form, policies }: Pick<Expectations, "form" | "policies">,
): string {
  return `${language} ${JSON.stringify(form)} ${policies.part}\n${text}`;
}
