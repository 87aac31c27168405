import { besideParts, partDifference } from "../documents/partDifference.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import { nothingSaid, type Finding } from "../finding.ts";
import { movedFindings } from "./movedFindings.ts";

/** What is said of the parts of one version of a file. */
export interface FileFindings {
  readonly file: SourceFile;
  /** Beside the file's parts: a list of thousands is copied and walked in a time that a map of them is not. */
  readonly said: readonly (readonly Finding[])[];
}

/** Of a file that nobody has looked at. */
export function noFindings(file: SourceFile): FileFindings {
  return { file, said: file.parts.map(() => nothingSaid) };
}

/** The same in another version of the file, until that one is looked at: what was said of edited parts moves along with their text. */
export function carriedFindings(file: SourceFile, last: FileFindings): FileFindings {
  const difference = partDifference(last.file.parts, file.parts);
  const { head, removed, added } = difference;
  const said = besideParts(last.said, difference, nothingSaid);
  // Where there are more or fewer parts than before, it is not known what has become of which.
  if (removed.length === added.length)
    for (const [index, before] of removed.entries())
      said[head + index] = movedFindings(
        last.said[head + index] ?? nothingSaid,
        before.text,
        added[index]?.text ?? "",
      );
  return { file, said };
}

/** Whether there is nothing new to tell: each part has the same list, and those that only one version has are silent. */
export function saysSame(one: FileFindings, other: FileFindings): boolean {
  const { head, removed, added } = partDifference(one.file.parts, other.file.parts);
  const behind = head + removed.length;
  const shift = added.length - removed.length;
  return (
    other.said.slice(head, head + added.length).every(isSilent) &&
    one.said.every((findings, index) => {
      if (index >= head && index < behind) return isSilent(findings);
      const now = other.said[index < head ? index : index + shift] ?? nothingSaid;
      return findings === now || (isSilent(findings) && isSilent(now));
    })
  );
}

function isSilent({ length }: readonly Finding[]): boolean {
  return length === 0;
}
