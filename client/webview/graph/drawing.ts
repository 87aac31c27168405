// What the picture of the resource graph is made of.
import type { GraphEdge, ShownNode } from "../../src/core/graph.ts";
import type { Point } from "../../src/core/graphLayout.ts";
import { svgElement } from "../element.ts";

/** In pixels. */
export const sizes = { width: 190, height: 58, columnGap: 48, rowGap: 16 };
const margin = 12;
/** Longer texts are cut; the whole one is in the tooltip. */
const mostCharacters = 25;
/** A picture that is wider than its window is made smaller, but stays readable. */
const leastScale = 0.85;

/** An empty picture with room for what is drawn from 0,0 on. */
export function drawingOf(
  label: string,
  size: { readonly width: number; readonly height: number },
): SVGSVGElement {
  const width = size.width + 2 * margin;
  const height = size.height + 2 * margin;
  const viewBox = [-margin, -margin, width, height].join(" ");
  const drawing = svgElement("svg", { viewBox, role: "group", "aria-label": label });
  drawing.append(arrowHead());
  resize(drawing, 1);
  return drawing;
}

/** Makes a drawing so many times as large as it is drawn; once is smaller where its window is too narrow. */
export function resize(drawing: SVGSVGElement, times: number): void {
  const width = drawing.viewBox.baseVal.width * times;
  drawing.style.maxWidth = `${String(width)}px`;
  drawing.style.minWidth = `${String(times === 1 ? width * leastScale : width)}px`;
}

/** An object, as a button. */
export function nodeOf(shown: ShownNode, { x, y }: Point): SVGElement {
  const { kind, name, place, label, isCentre, isMissing } = shown;
  const states = [...(isCentre ? ["centre"] : []), ...(isMissing ? ["missing"] : [])];
  const group = svgElement("g", {
    class: ["node", ...states].join(" "),
    transform: `translate(${String(x)} ${String(y)})`,
    role: "button",
    "aria-label": label,
    "aria-disabled": String(isMissing),
  });
  const { width, height } = sizes;
  group.append(
    tooltip([kind, name, place].filter((text) => text !== "")),
    svgElement("rect", { width, height, rx: 4 }),
    lineOf(kind, "kind", 17),
    lineOf(name, "name", 34),
    lineOf(place, "place", 50),
  );
  return group;
}

function lineOf(text: string, className: string, y: number): SVGElement {
  const line = svgElement("text", { class: className, x: 10, y });
  // The blank keeps the words of the lines apart for whoever does not see the lines.
  line.textContent = `${text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text} `;
  return line;
}

/** An arrow through some points. */
export function edgeOf({ paths }: GraphEdge, points: readonly Point[], isMissing: boolean): SVGElement {
  const path = svgElement("path", {
    class: isMissing ? "edge missing" : "edge",
    d: curveThrough(points),
    "marker-end": "url(#arrow)",
  });
  path.append(tooltip(paths));
  return path;
}

/** Level at each point, as the arrows leave and reach objects from the side. */
function curveThrough(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${String(x)} ${String(y)}`;
      const middle = (before.x + x) / 2;
      return `C${[middle, before.y, middle, y, x, y].join(" ")}`;
    })
    .join("");
}

function tooltip(lines: readonly string[]): SVGElement {
  const title = svgElement("title", {});
  title.textContent = lines.join("\n");
  return title;
}

function arrowHead(): SVGElement {
  const marker = svgElement("marker", {
    id: "arrow",
    viewBox: "0 0 8 8",
    refX: 7,
    refY: 4,
    markerWidth: 7,
    markerHeight: 7,
    orient: "auto-start-reverse",
  });
  marker.append(svgElement("path", { class: "head", d: "M0 0L8 4L0 8Z" }));
  return marker;
}
