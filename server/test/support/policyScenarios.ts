import { globSync, readFileSync } from "node:fs";
import { openFile, type SourceFile } from "../../src/core/documents/sourceFile.ts";
import type { DocumentPart } from "../../src/core/documents/documentPart.ts";
import { projectPath } from "./shared.ts";

/** What becomes of an object that is created. */
export type Verdict = "denied" | "warned" | "audited" | "accepted";

/** An object that the policies of its scenario are asked about. */
export interface Subject {
  readonly part: DocumentPart;
  readonly verdict: Verdict;
  /** What the author of the policy has to say, where that is known beforehand. */
  readonly message: string | undefined;
}

/** A file below test-fixtures/policies: policies and all they need, and objects with the verdict that a server gives. */
export interface Scenario {
  readonly name: string;
  readonly file: SourceFile;
  /** Documents without a verdict: what is there before anybody is asked. */
  readonly given: readonly DocumentPart[];
  readonly subjects: readonly Subject[];
}

const VERDICT = /^# (denied|warned|audited|accepted)(?:: (.*))?$/mu;

export function policyScenarios(): readonly Scenario[] {
  const folder = projectPath("test-fixtures/policies");
  return globSync("*.yaml", { cwd: folder })
    .toSorted()
    .map((name) => {
      const file = openFile(
        name,
        "yaml",
        0,
        readFileSync(projectPath("test-fixtures/policies", name), "utf8"),
      );
      const subjects = file.parts.flatMap((part): Subject[] => {
        const [, verdict, message] = VERDICT.exec(part.text) ?? [];
        return verdict === undefined ? [] : [{ part, verdict: verdict as Verdict, message }];
      });
      const asked = new Set(subjects.map(({ part }) => part));
      return { name, file, given: file.parts.filter((part) => !asked.has(part)), subjects };
    });
}
