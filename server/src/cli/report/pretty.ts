import type { ObjectSummary } from "../../core/check.ts";
import { listing, type Message, say, type Words } from "../../core/text/message.ts";
import type { UndecidedPolicy } from "../../core/validate/checkPolicies.ts";
import {
  relatedPlaces,
  type CheckedDocument,
  type CheckedFile,
  type PlacedFinding,
} from "../validate/checkFile.ts";
import type { Paint } from "../world.ts";
import { codeFrame, severityStyles } from "./codeFrame.ts";
import { pathInside } from "./pathInside.ts";
import { printable } from "./printable.ts";
import type { Reporter, RunFacts } from "./reporter.ts";
import type { Totals } from "./totals.ts";

/** For people: every finding with the lines it is about, then a sentence that sums up. */
export function pretty({ folder, words }: RunFacts, paint: Paint): Reporter {
  const undecided = new Map<string, number>();
  return {
    start: () => "",
    file: (file) => {
      for (const policy of file.documents.flatMap((document) => document.undecided)) {
        const sentence = words(sentenceAbout(policy));
        undecided.set(sentence, (undecided.get(sentence) ?? 0) + 1);
      }
      const shown = { ...file, name: pathInside(folder, file.name) ?? file.name };
      return file.documents
        .flatMap((document) =>
          document.findings.map((finding) => block(shown, document, finding, words, paint)),
        )
        .join("");
    },
    end: (totals, facts) => `${summary(totals, facts, paint)}\n${notDecided(undecided, words, paint)}`,
  };
}

function block(
  file: CheckedFile,
  document: CheckedDocument,
  finding: PlacedFinding,
  words: Words,
  paint: Paint,
): string {
  const { severity, code, message, span, fixes = [] } = finding;
  const place = `${file.name}:${span.start.line + 1}:${span.start.character + 1}`;
  const owner = document.objects.length === 1 ? document.objects.map(objectName) : [];
  const indent = " ".repeat(String(span.start.line + 1).length + 1);
  return [
    `${paint([severityStyles[severity], "bold"], `${severity}[${code}]`)} ${paint(["bold"], printable(words(message)))}`,
    `${indent}${paint(["dim"], "╭─")} ${printable([place, ...owner].join("  "))}`,
    codeFrame(file.source, finding, paint),
    ...relatedPlaces(finding).map(
      ({ name, start, message }) =>
        `${indent}${paint(["dim"], `├ ${words(say`see: `)}`)}${printable(`${name}:${start.line + 1}:${start.character + 1}  ${words(message)}`)}`,
    ),
    ...fixes.map(
      ({ title }) =>
        `${indent}${paint(["dim"], "╰")} ${paint(["green"], words(say`fix: `))}${printable(words(title))}`,
    ),
    "\n",
  ].join("\n");
}

/** More would hide what was found. */
const mostUndecided = 5;

function sentenceAbout({ policy, binding, because }: UndecidedPolicy): Message {
  return say`the policy \`${policy}\` (binding \`${binding}\`), as only a cluster knows ${because}`;
}

function notDecided(sentences: ReadonlyMap<string, number>, words: Words, paint: Paint): string {
  const lines = [...sentences]
    .slice(0, mostUndecided)
    .map(([sentence, times]) => `  ${words(say`${objectCount(times)}: ${printable(sentence)}`)}\n`);
  const rest = sentences.size - lines.length;
  const more =
    rest <= 0 ? "" : `  ${words(rest === 1 ? say`and 1 more reason` : say`and ${rest} more reasons`)}\n`;
  return lines.length === 0 ? "" : `${paint(["dim"], words(say`Not decided:`))}\n${lines.join("")}${more}`;
}

function objectName({ gvk, name }: ObjectSummary): string {
  return name === undefined ? gvk.kind : `${gvk.kind}/${name}`;
}

function summary(totals: Totals, { charts, kubernetesVersion, words }: RunFacts, paint: Paint): string {
  const { files, filesWithFindings, objects, errors, warnings, notes } = totals;
  const checked = say`${checkedCount(objects, charts)} in ${fileCount(files)}, Kubernetes ${kubernetesVersion}`;
  if (objects === 0 && charts === 0 && filesWithFindings === 0)
    return words(
      say`${paint(["yellow"], words(say`Nothing to check:`))} no Kubernetes object in ${fileCount(files)}.`,
    );
  const found = [
    ...(errors === 0
      ? []
      : [paint(["red", "bold"], words(errors === 1 ? say`1 error` : say`${inThousands(errors)} errors`))]),
    ...(warnings === 0
      ? []
      : [
          paint(
            ["yellow", "bold"],
            words(warnings === 1 ? say`1 warning` : say`${inThousands(warnings)} warnings`),
          ),
        ]),
    ...(notes === 0
      ? []
      : [paint(["blue"], words(notes === 1 ? say`1 note` : say`${inThousands(notes)} notes`))]),
  ];
  if (found.length === 0)
    return words(say`${paint(["green", "bold"], words(say`No problems`))} in ${checked}.`);
  return words(say`${listing(found)} in ${fileCount(filesWithFindings)} (checked ${checked}).`);
}

function checkedCount(objects: number, charts: number): Message {
  if (charts === 0) return objectCount(objects);
  return objects === 0 ? chartCount(charts) : say`${objectCount(objects)} and ${chartCount(charts)}`;
}

function chartCount(count: number): Message {
  return count === 1 ? say`1 chart` : say`${inThousands(count)} charts`;
}

function objectCount(count: number): Message {
  return count === 1 ? say`1 object` : say`${inThousands(count)} objects`;
}

function fileCount(count: number): Message {
  return count === 1 ? say`1 file` : say`${inThousands(count)} files`;
}

function inThousands(count: number): string {
  return count.toLocaleString("en");
}
