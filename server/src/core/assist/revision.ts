import type { Finding } from "../finding.ts";
import { inWords } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import { findManifests } from "../validate/findManifests.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import { manifestsIn } from "./fencedManifests.ts";
import { check, type Against } from "./generation.ts";
import { neutralise } from "./neutralise.ts";
import { asData } from "./prompts.ts";
import { createRedactor, type Redactor } from "./redaction.ts";

/** What a person wants of a document. */
export type RevisionGoal =
  /** This is no longer wrong, and nothing else is that was not before. */
  | { readonly kind: "fix"; readonly finding: Finding }
  /** What the instruction says, and nothing is wrong that was not before. */
  | { readonly kind: "transform"; readonly instruction: string; readonly selected: Range | undefined };

/** Why a revision is not shown. */
export type RevisionRefusal =
  "no-manifest" | "unchanged" | "not-better" | "another-object" | "hides-findings";

/** What a model is asked next, or what has become of it. */
export type RevisionStep =
  | { readonly kind: "ask"; readonly prompt: string }
  | {
      readonly kind: "proposed";
      readonly text: string;
      readonly findings: readonly Finding[];
      readonly repairs: number;
    }
  | { readonly kind: "refused"; readonly because: RevisionRefusal };

/** A document on its way to a better one. */
export interface Revision {
  readonly text: string;
  readonly goal: RevisionGoal;
  readonly redactor: Redactor;
  readonly errors: readonly Finding[];
  readonly asked: number;
}

const mostRepairs = 2;

/** @param text of one YAML document */
export function beginRevision(text: string, goal: RevisionGoal, against: Against): Revision {
  return { text, goal, redactor: createRedactor(), errors: errorsOf(text, against), asked: 0 };
}

/** The first question. */
export function firstRevision(revision: Revision): RevisionStep {
  return { kind: "ask", prompt: promptFor(revision) };
}

/**
 * Takes an answer: the whole document anew, in a fence. It is proposed only when it is strictly better than what it
 * replaces; otherwise the model hears what is wrong with it, at most twice. Never throws.
 */
export function takeRevision(
  revision: Revision,
  answer: string,
  against: Against,
): { readonly revision: Revision; readonly step: RevisionStep } {
  const asked = revision.asked + 1;
  const next = { ...revision, asked };
  const written = manifestsIn(answer);
  const text = written === undefined ? undefined : framed(revision.redactor.restore(written), revision.text);
  const verdict = text === undefined ? ("no-manifest" as const) : judge(text, revision, against);
  if (text !== undefined && typeof verdict !== "string")
    return {
      revision: next,
      step: { kind: "proposed", text, findings: verdict.findings, repairs: asked - 1 },
    };
  const because = typeof verdict === "string" ? verdict : "no-manifest";
  if (asked > mostRepairs) return { revision: next, step: { kind: "refused", because } };
  const wrong = text === undefined ? [] : newErrors(errorsOf(text, against), revision.errors);
  const prompt = [
    promptFor(revision),
    ...(written === undefined ? [] : [`Your last answer was:\n\`\`\`yaml\n${neutralise(written)}\`\`\``]),
    "It cannot be used:",
    [complaints[because], ...wrong.slice(0, 20).map((finding) => lineAbout(finding, revision.redactor))].join(
      "\n",
    ),
  ];
  return { revision: next, step: { kind: "ask", prompt: prompt.join("\n\n") } };
}

const complaints: Readonly<Record<RevisionRefusal, string>> = {
  "no-manifest": "- It holds no YAML in a code fence.",
  unchanged: "- It changes nothing.",
  "not-better": "- The manifest is not valid with it.",
  "another-object": "- It is about another object: kind and name have to stay.",
  "hides-findings": "- It hides what is wrong instead of repairing it.",
};

function judge(
  text: string,
  { text: before, goal, errors }: Revision,
  against: Against,
): RevisionRefusal | { readonly findings: readonly Finding[] } {
  if (text.trim() === before.trim()) return "unchanged";
  if (countIgnored(text) > countIgnored(before)) return "hides-findings";
  const parts = splitDocuments(text).map(({ start, end }) => text.slice(start, end));
  const objects = parts.flatMap(objectsOf);
  const lost = objectsOf(before).filter((object) => !objects.includes(object));
  // An instruction may turn one kind into another; a repair may not, unless the kind is what was wrong.
  const isAboutKind = goal.kind === "fix" && /^(?:kind|apiVersion|metadata\.name|)$/u.test(goal.finding.path);
  if (objects.length === 0 || (goal.kind === "fix" && !isAboutKind && lost.length > 0))
    return "another-object";
  const findings = parts.flatMap((part) => check(part, 0, against).findings);
  const left = findings.filter(({ severity }) => severity === "error");
  if (newErrors(left, errors).length > 0) return "not-better";
  const { kind } = goal;
  const isThere = kind === "fix" && findings.some((finding) => isSame(finding, goal.finding));
  return isThere ? "not-better" : { findings };
}

/** Kind and name of each object in a document. */
function objectsOf(text: string): readonly string[] {
  return findManifests(parseDocument(text)).map(
    ({ gvk, root }) => `${gvk.group} ${gvk.kind} ${root.at("metadata", "name").string ?? ""}`,
  );
}

function errorsOf(text: string, against: Against): readonly Finding[] {
  return splitDocuments(text)
    .flatMap(({ start, end }) => check(text.slice(start, end), 0, against).findings)
    .filter(({ severity }) => severity === "error");
}

function newErrors(after: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  return after.filter((finding) => !before.some((known) => isSame(finding, known)));
}

function isSame(one: Finding, other: Finding): boolean {
  return one.code === other.code && one.path === other.path;
}

function countIgnored(text: string): number {
  return text.match(/#\s*drydock:\s*ignore\b/gu)?.length ?? 0;
}

function promptFor({ text, goal, redactor }: Revision): string {
  const redacted = neutralise(redactor.redact(text));
  const wanted =
    goal.kind === "fix"
      ? `Repair this, and change nothing else:\n${lineAbout(goal.finding, redactor)}`
      : [
          `Change the document as the person says: ${neutralise(redactor.hide(redactor.redact(goal.instruction)))}`,
          ...(goal.selected === undefined
            ? []
            : [`They have selected:\n${asData("selection", redactor.redactPiece(text, goal.selected))}`]),
          "Change only what this takes.",
        ].join("\n\n");
  return [
    asData("manifest", redacted),
    wanted,
    "Answer with the whole document in one YAML code fence. Keep its comments, its order and its layout.",
  ].join("\n\n");
}

function lineAbout({ path, message }: Finding, { hide }: Redactor): string {
  return `- ${path === "" ? "the document" : path}: ${neutralise(hide(inWords(message)))}`;
}

/** The mark in front and the line break behind, as the document had them. */
function framed(written: string, before: string): string {
  const mark = /^---[^\n]*\n/u.exec(before)?.[0] ?? "";
  const body = written
    .replace(/^---[^\n]*\n/u, "")
    .replaceAll("\u200b", "")
    .trimEnd();
  return `${mark}${body}${/\n*$/u.exec(before)?.[0] ?? "\n"}`;
}
