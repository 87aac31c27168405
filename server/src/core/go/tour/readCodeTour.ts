import type { Anchor } from "./anchor.ts";

/** Reads the anchors out of a tour that Drydock wrote. Throws an error that says what is missing. */
export function readAnchors(text: string): readonly Anchor[] {
  const tour: unknown = JSON.parse(text);
  const steps = isRecord(tour) ? tour["steps"] : undefined;
  if (!Array.isArray(steps)) throw new Error("it has no list of steps");
  return steps.map((step: unknown, index) => {
    const anchor = isRecord(step) ? step["drydock"] : undefined;
    if (!isRecord(anchor))
      throw new Error(`step ${index + 1} has no anchor; export the tour again with Drydock`);
    return readAnchor(anchor, index);
  });
}

/** @param index of the step, for what is said when something is missing */
export function readAnchor(anchor: Readonly<Record<string, unknown>>, index: number): Anchor {
  return {
    file: stringOf(anchor, "file", index),
    declaration: stringOf(anchor, "declaration", index),
    firstLine: stringOf(anchor, "firstLine", index),
    fingerprint: stringOf(anchor, "fingerprint", index),
    startLine: numberOf(anchor, "startLine", index),
    endLine: numberOf(anchor, "endLine", index),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function stringOf(record: Readonly<Record<string, unknown>>, key: string, index: number): string {
  const value = record[key];
  if (typeof value !== "string") throw new Error(`the anchor of step ${index + 1} has no ${key}`);
  return value;
}

function numberOf(record: Readonly<Record<string, unknown>>, key: string, index: number): number {
  const value = record[key];
  if (typeof value !== "number" || !Number.isInteger(value))
    throw new Error(`the anchor of step ${index + 1} has no ${key}`);
  return value;
}
