/** A half-open span of UTF-16 code units, relative to the start of the YAML document that it belongs to. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether a cursor at `offset` stands in a range, or at one of its ends. */
export function touches({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Replace `range` by `newText`. Edits of one fix never overlap and are applied together or not at all. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}
