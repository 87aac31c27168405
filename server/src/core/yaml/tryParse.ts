import { parseEvents, YAMLException, type Event } from "js-yaml";

/** Kubernetes' own limit is 10,000; nothing real comes near either, and every walk over a tree may recurse. */
export const MAX_DEPTH = 500;

/** Where and why a parser stopped. */
export interface Failure {
  readonly reason: string;
  readonly position: number;
}

/** The events of a whole text, or where js-yaml gave up. */
export function tryParse(source: string): { readonly events: readonly Event[] } | Failure {
  try {
    return { events: parseEvents(source, { maxDepth: MAX_DEPTH }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { reason: error.reason, position: Math.min(error.mark?.position ?? 0, source.length) };
  }
}
