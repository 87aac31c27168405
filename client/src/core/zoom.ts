/** What a picture can be enlarged to; 1 is as large as it is drawn, or as its window has room for. */
const levels: readonly number[] = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];

export type ZoomStep = "in" | "out" | "reset";

/** The next level; the same one at both ends. */
export function zoomed(level: number, step: ZoomStep): number {
  switch (step) {
    case "in":
      return levels.find((each) => each > level) ?? level;
    case "out":
      return levels.findLast((each) => each < level) ?? level;
    case "reset":
      return 1;
  }
}

/** What a key does while the picture has the focus; undefined for all others. */
export function zoomStepOf(key: string): ZoomStep | undefined {
  switch (key) {
    case "+":
    case "=":
      return "in";
    case "-":
      return "out";
    case "0":
      return "reset";
    default:
      return undefined;
  }
}
