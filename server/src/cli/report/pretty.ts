import type { ObjectSummary } from "../../core/check.ts";
import type { CheckedDocument, CheckedFile, PlacedFinding } from "../validate/checkFile.ts";
import type { Paint } from "../world.ts";
import { codeFrame, severityStyles } from "./codeFrame.ts";
import { pathInside } from "./pathInside.ts";
import { printable } from "./printable.ts";
import type { Reporter, RunFacts } from "./reporter.ts";
import type { Totals } from "./totals.ts";

/** For people: every finding with the lines it is about, then a sentence that sums up. */
export function pretty({ folder }: RunFacts, paint: Paint): Reporter {
  return {
    start: () => "",
    file: (file) => {
      const shown = { ...file, name: pathInside(folder, file.name) ?? file.name };
      return file.documents
        .flatMap((document) => document.findings.map((finding) => block(shown, document, finding, paint)))
        .join("");
    },
    end: (totals, facts) => `${summary(totals, facts, paint)}\n`,
  };
}

function block(file: CheckedFile, document: CheckedDocument, finding: PlacedFinding, paint: Paint): string {
  const { severity, code, message, span, fixes = [] } = finding;
  const place = `${file.name}:${span.start.line + 1}:${span.start.character + 1}`;
  const owner = document.objects.length === 1 ? document.objects.map(objectName) : [];
  const indent = " ".repeat(String(span.start.line + 1).length + 1);
  return [
    `${paint([severityStyles[severity], "bold"], `${severity}[${code}]`)} ${paint(["bold"], printable(message))}`,
    `${indent}${paint(["dim"], "╭─")} ${printable([place, ...owner].join("  "))}`,
    codeFrame(file.source, finding, paint),
    ...fixes.map(
      ({ title }) => `${indent}${paint(["dim"], "╰")} ${paint(["green"], "fix:")} ${printable(title)}`,
    ),
    "\n",
  ].join("\n");
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
