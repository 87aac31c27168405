import type { ObjectSummary } from "../../core/check.ts";
import { type Message, say, type Words } from "../../core/text/message.ts";
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
    end: (totals, facts) => `${summary(totals, facts, paint)}\n${notDecided(undecided, paint)}`,
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
        `${indent}${paint(["dim"], "├ see:")} ${printable(`${name}:${start.line + 1}:${start.character + 1}  ${words(message)}`)}`,
    ),
    ...fixes.map(
      ({ title }) => `${indent}${paint(["dim"], "╰")} ${paint(["green"], "fix:")} ${printable(words(title))}`,
    ),
    "\n",
  ].join("\n");
}

/** More would hide what was found. */
const mostUndecided = 5;

function sentenceAbout({ policy, binding, because }: UndecidedPolicy): Message {
  return say`the policy \`${policy}\` (binding \`${binding}\`), as only a cluster knows ${because}`;
}

function notDecided(sentences: ReadonlyMap<string, number>, paint: Paint): string {
  const lines = [...sentences]
    .slice(0, mostUndecided)
    .map(([sentence, times]) => `  ${count(times, "object")}: ${printable(sentence)}\n`);
  const rest = sentences.size - lines.length;
  const more = rest <= 0 ? "" : `  and ${count(rest, "more reason")}\n`;
  return lines.length === 0 ? "" : `${paint(["dim"], "Not decided:")}\n${lines.join("")}${more}`;
}

function objectName({ gvk, name }: ObjectSummary): string {
  return name === undefined ? gvk.kind : `${gvk.kind}/${name}`;
}

function summary(totals: Totals, { kubernetesVersion }: RunFacts, paint: Paint): string {
  const { files, filesWithFindings, objects, errors, warnings, notes } = totals;
  const looked = `${count(objects, "object")} in ${count(files, "file")}`;
  if (objects === 0 && filesWithFindings === 0)
    return `${paint(["yellow"], "Nothing to check:")} no Kubernetes object in ${count(files, "file")}.`;
  const against = `${looked}, Kubernetes ${kubernetesVersion}`;
  const found = [
    ...(errors === 0 ? [] : [paint(["red", "bold"], count(errors, "error"))]),
    ...(warnings === 0 ? [] : [paint(["yellow", "bold"], count(warnings, "warning"))]),
    ...(notes === 0 ? [] : [paint(["blue"], count(notes, "note"))]),
  ];
  if (found.length === 0) return `${paint(["green", "bold"], "No problems")} in ${against}.`;
  return `${found.join(", ")} in ${count(filesWithFindings, "file")} (checked ${against}).`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
