import { say } from "../core/text/message.ts";
import { ModelFailure } from "./failure.ts";

/** Reads as many vectors as there were texts. @throws ModelFailure where there are others, or none */
export function vectorsIn(value: unknown, count: number): readonly (readonly number[])[] {
  const vectors = Array.isArray(value) ? value.filter(isVector) : [];
  if (vectors.length !== count)
    throw new ModelFailure(
      "server",
      say`The model was to turn ${count} texts into vectors and has answered with ${vectors.length}.`,
    );
  return vectors;
}

function isVector(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => Number.isFinite(each));
}
