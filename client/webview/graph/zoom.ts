import { zoomed, zoomStepOf, type ZoomStep } from "../../src/core/zoom.ts";
import { resize } from "./drawing.ts";

/** Makes a drawing larger and smaller: by buttons, by keys while it has the focus, and by the wheel with Ctrl. */
export interface Zoom {
  /** Take over a drawing, in the size that the one before had. */
  show(drawing: SVGSVGElement | undefined): void;
}

/**
 * @param picture what the drawing is in, and scrolls
 * @param buttons by what they do
 */
export function createZoom(picture: HTMLElement, buttons: Readonly<Record<ZoomStep, HTMLElement>>): Zoom {
  let level = 1;
  let shown: SVGSVGElement | undefined;

  /** The place of the drawing at x,y of the window stays where it is. */
  function step(by: ZoomStep, x: number, y: number): void {
    if (shown === undefined) return;
    const before = shown.getBoundingClientRect();
    level = zoomed(level, by);
    resize(shown, level);
    const after = shown.getBoundingClientRect();
    const ratio = after.width / before.width;
    picture.scrollLeft += after.left - x + (x - before.left) * ratio;
    picture.scrollTop += after.top - y + (y - before.top) * ratio;
    tell();
  }

  function stepInMiddle(by: ZoomStep): void {
    const { left, top, width, height } = picture.getBoundingClientRect();
    step(by, left + width / 2, top + height / 2);
  }

  function tell(): void {
    const size = `${String(Math.round(level * 100))} %`;
    buttons.reset.textContent = size;
    buttons.reset.setAttribute("aria-label", `${buttons.reset.title}, ${size}`);
  }

  for (const by of ["in", "out", "reset"] as const)
    buttons[by].addEventListener("click", () => {
      stepInMiddle(by);
    });
  picture.addEventListener("keydown", (event) => {
    // With Ctrl or Cmd the editor makes its whole window larger.
    const by = event.ctrlKey || event.metaKey || event.altKey ? undefined : zoomStepOf(event.key);
    if (by === undefined) return;
    event.preventDefault();
    stepInMiddle(by);
  });
  picture.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      step(event.deltaY < 0 ? "in" : "out", event.clientX, event.clientY);
    },
    { passive: false },
  );

  return {
    show(drawing) {
      shown = drawing;
      if (drawing !== undefined) resize(drawing, level);
      for (const button of Object.values(buttons)) button.hidden = drawing === undefined;
      tell();
    },
  };
}
