/** As much of a diagnostic as it takes to tell whether another extension says the same; lines and columns from 0. */
export interface Remark {
  readonly source: string | undefined;
  /** Our rule family; undefined in the remarks of others. */
  readonly family: string | undefined;
  readonly start: Place;
  readonly end: Place;
}

interface Place {
  readonly line: number;
  readonly character: number;
}

type ForeignGround = "syntax" | "schema";

/**
 * Whether one of our remarks repeats what a general YAML or JSON service already says there. Both read the text and both
 * may know a schema, so only our families `syntax` and `schema` can be repetitions; whatever only Drydock knows stays.
 */
export function isDouble(ours: Remark, theirs: readonly Remark[]): boolean {
  if (ours.family !== "syntax" && ours.family !== "schema") return false;
  return theirs.some((remark) => {
    switch (foreignGround(remark.source)) {
      case "syntax":
        // Parsers agree on the line of a mistake, rarely on its characters.
        return ours.start.line <= remark.end.line && remark.start.line <= ours.end.line;
      case "schema":
        return ours.family === "schema" && startsWithin(ours, remark);
      case undefined:
        return false;
    }
  });
}

/** `YAML` and `yaml-schema: NAME` come from the YAML language server, `json` and `jsonc` from the editor itself. */
function foreignGround(source: string | undefined): ForeignGround | undefined {
  if (source === undefined) return undefined;
  if (source.startsWith("yaml-schema")) return "schema";
  return source === "YAML" || source === "json" || source === "jsonc" ? "syntax" : undefined;
}

function startsWithin(ours: Remark, theirs: Remark): boolean {
  return !isBefore(ours.start, theirs.start) && !isBefore(theirs.end, ours.start);
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
