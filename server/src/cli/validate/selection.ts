import { say } from "../../core/text/message.ts";
import { wordsIn } from "../../sources/words.ts";
import type { World } from "../world.ts";
import { addFindings, readBaseline, withoutKnown, writeBaseline } from "./baseline.ts";
import { changedSince } from "./changedFiles.ts";
import type { CheckedFile } from "./checkFile.ts";
import type { ValidateOptions } from "./options.ts";
import type { ProjectConfiguration } from "./projectConfiguration.ts";

/** Which of all findings a run reports. Everything is checked together all the same: files know each other's objects. */
export interface Selection {
  /** What is reported of a file; nothing at all of one that was not asked for. */
  of(file: CheckedFile): CheckedFile | undefined;
  /** All files were seen. */
  end(): void;
}

/** Throws a `CommandError` when the baseline cannot be read, or Git cannot tell what changed. */
export async function selectionOf(
  options: ValidateOptions,
  { isExcluded }: ProjectConfiguration,
  world: World,
): Promise<Selection> {
  const { folder } = world;
  const known = options.baseline === undefined ? undefined : readBaseline(options.baseline, folder);
  const hasChanged =
    options.changedSince === undefined ? () => true : await changedSince(options.changedSince, folder);
  const target = options.writeBaseline;
  const accepted = new Map<string, number>();
  return {
    of(file) {
      if (isExcluded(file.name) || !hasChanged(file.name)) return undefined;
      if (target !== undefined) {
        addFindings(accepted, file, folder);
        return undefined;
      }
      return known === undefined ? file : withoutKnown(file, known, folder);
    },
    end() {
      if (target === undefined) return;
      writeBaseline(target, folder, accepted);
      const count = [...accepted.values()].reduce((sum, each) => sum + each, 0);
      world.warn(
        wordsIn(world.language)(
          say`\`${target}\` has ${count === 1 ? say`1 finding` : say`${count} findings`} now; \`--baseline ${target}\` reports only others.`,
        ),
      );
    },
  };
}
