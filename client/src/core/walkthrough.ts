import { parseDoubt, type Doubt } from "./doubt.ts";

/** Our requests and notifications about walkthroughs of Go programs. */
export const walkthroughMethods = {
  walk: "drydock/walkthrough/walk",
  count: "drydock/walkthrough/count",
  relocate: "drydock/walkthrough/relocate",
  export: "drydock/walkthrough/export",
  function: "drydock/walkthrough/function",
  openTour: "drydock/walkthrough/openTour",
  manifests: "drydock/walkthrough/manifests",
  progress: "drydock/walkthrough/progress",
  explain: "drydock/walkthrough/explain",
  explanation: "drydock/walkthrough/explanation",
} as const;

const statuses = ["ok", "moved", "changed", "lost"] as const;

/** Whether the code of a step is still what was told. */
export type StepStatus = (typeof statuses)[number];

export interface Step {
  readonly order: number;
  readonly title: string;
  readonly phase: string;
  readonly uri: string;
  /** 1-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  readonly status: StepStatus;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly isInsideLibrary: boolean;
  /** The call that might lead elsewhere, where the step is only the most likely one. */
  readonly doubt?: Doubt;
  /** One line. */
  readonly summary: string;
  /** Markdown; source code has a part in it, so it is never trusted. */
  readonly details: string;
  /** The server's own, which goes back as it came. */
  readonly anchor: unknown;
}

export interface Walkthrough {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Reads an answer of the server; `undefined` for `null` and whatever else has no steps. */
export function parseWalkthrough(value: unknown): Walkthrough | undefined {
  if (!isRecord(value) || typeof value["title"] !== "string" || !Array.isArray(value["steps"]))
    return undefined;
  const steps = value["steps"].flatMap((each: unknown) => (isStep(each) ? [each] : []));
  return steps.length === 0 ? undefined : { title: value["title"], steps };
}

/** The folder that a tour file's paths start at: CodeTour keeps tours in folders of these names. */
export function tourRoot(tourPath: string): string {
  const folder = tourPath.slice(0, tourPath.lastIndexOf("/"));
  return folder.replace(/\/(?:\.tours|\.vscode\/tours|\.github\/tours|\.vscode)(?:\/.*)?$/u, "");
}

/** Where steps are now, in the order of the anchors that were asked for. */
export interface Relocation {
  readonly status: StepStatus;
  readonly startLine: number | undefined;
  readonly endLine: number | undefined;
}

export function parseRelocations(value: unknown): readonly Relocation[] {
  if (!Array.isArray(value)) return [];
  return value.map((each: unknown): Relocation => {
    const record = isRecord(each) ? each : {};
    const status = statuses.find((known) => known === record["status"]) ?? "lost";
    return { status, startLine: numberIn(record, "startLine"), endLine: numberIn(record, "endLine") };
  });
}

/** The walkthrough with the steps of one file where they are now. A lost step stays where it was last seen. */
export function relocated(
  walkthrough: Walkthrough,
  uri: string,
  relocations: readonly Relocation[],
): Walkthrough {
  let next = 0;
  const steps = walkthrough.steps.map((step): Step => {
    if (step.uri !== uri) return step;
    const relocation = relocations[next++];
    if (relocation === undefined) return step;
    const { status, startLine = step.startLine, endLine = step.endLine } = relocation;
    return { ...step, status, startLine, endLine };
  });
  return { ...walkthrough, steps };
}

/** Steps that follow one another in one phase of the program's life. */
export interface Phase {
  readonly title: string;
  readonly steps: readonly Step[];
}

export function phasesOf(steps: readonly Step[]): readonly Phase[] {
  const phases: { title: string; steps: Step[] }[] = [];
  for (const step of steps) {
    const last = phases.at(-1);
    if (last?.title === step.phase) last.steps.push(step);
    else phases.push({ title: step.phase, steps: [step] });
  }
  return phases;
}

/** Words about a step: a model's, which rest on the source, or Drydock's own where those did not. */
export interface Explanation {
  readonly from: "model" | "source";
  readonly text: string;
}

export function parseExplanation(value: unknown): Explanation | undefined {
  if (!isRecord(value) || typeof value["text"] !== "string") return undefined;
  return { from: value["from"] === "model" ? "model" : "source", text: value["text"] };
}

interface Point {
  readonly line: number;
  readonly character: number;
}

/** A part of a document; 0-based. */
export interface Place {
  readonly uri: string;
  readonly range: { readonly start: Point; readonly end: Point };
}

export function parsePlaces(value: unknown): readonly Place[] {
  return Array.isArray(value) ? value.filter(isPlace) : [];
}

function isPlace(value: unknown): value is Place {
  if (!isRecord(value) || typeof value["uri"] !== "string" || !isRecord(value["range"])) return false;
  const { start, end } = value["range"];
  return isPoint(start) && isPoint(end);
}

function isPoint(value: unknown): value is Point {
  return isRecord(value) && typeof value["line"] === "number" && typeof value["character"] === "number";
}

function isStep(value: unknown): value is Step {
  if (!isRecord(value)) return false;
  const texts = ["title", "phase", "uri", "summary", "details"];
  const numbers = ["order", "startLine", "endLine", "confidence"];
  return (
    texts.every((key) => typeof value[key] === "string") &&
    numbers.every((key) => typeof value[key] === "number") &&
    typeof value["isInsideLibrary"] === "boolean" &&
    (value["doubt"] === undefined || parseDoubt(value["doubt"]) !== undefined) &&
    statuses.some((status) => status === value["status"])
  );
}

function numberIn(record: Readonly<Record<string, unknown>>, key: string): number | undefined {
  const value = record[key];
  return typeof value === "number" ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
