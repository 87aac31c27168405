// The picture of the resource graph. Objects are buttons: Tab leads to the picture, the arrow keys from one object to the next, Enter
// opens its file.
import type { GraphMessage, GraphView } from "../../src/core/graph.ts";
import { nextInDirection } from "../../src/core/graphDirection.ts";
import { layOut, type Point } from "../../src/core/graphLayout.ts";
import { element } from "../element.ts";
import { drawingOf, edgeOf, nodeOf, sizes } from "./drawing.ts";

interface EditorApi {
  postMessage(message: GraphMessage): void;
}
declare function acquireVsCodeApi(): EditorApi;

const origin: Point = { x: 0, y: 0 };

const editor = acquireVsCodeApi();
const picture = byId("picture");
const copy = byId("copy");

copy.addEventListener("click", () => {
  editor.postMessage({ kind: "copy" });
});

window.addEventListener("message", ({ data }: MessageEvent<GraphView>) => {
  show(data);
});

function show(view: GraphView): void {
  byId("heading").textContent = view.heading;
  copy.textContent = view.copyTitle;
  copy.hidden = view.nodes.length === 0;
  byId("remarks").replaceChildren(...view.remarks.map((remark) => element("p", {}, remark)));
  picture.replaceChildren(...(view.nodes.length === 0 ? [] : [pictureOf(view)]));
  picture.querySelector(".centre")?.scrollIntoView({ block: "nearest", inline: "center" });
}

function pictureOf({ heading, nodes, edges }: GraphView): SVGElement {
  const layout = layOut(nodes.length, edges, sizes);
  const arrows = edges.map((edge, index) =>
    edgeOf(edge, layout.edges[index] ?? [], nodes[edge.to]?.isMissing === true),
  );
  const buttons = nodes.map((node, index) => nodeOf(node, layout.nodes[index] ?? origin));

  /** The arrows of one object stand out. */
  function mark(index: number | undefined): void {
    for (const [at, { from, to }] of edges.entries())
      arrows[at]?.classList.toggle("near", from === index || to === index);
  }

  /** Tab leads to one object only, and leaves the picture from there. */
  function enterAt(index: number): void {
    for (const [at, button] of buttons.entries()) button.setAttribute("tabindex", at === index ? "0" : "-1");
  }

  function press(event: KeyboardEvent, index: number): void {
    const isOpening = event.key === "Enter" || event.key === " ";
    const next = nextInDirection(event.key, index, layout.nodes);
    if (!isOpening && next === undefined) return;
    event.preventDefault();
    if (isOpening) editor.postMessage({ kind: "open", node: index });
    else buttons[next ?? index]?.focus();
  }

  for (const [index, button] of buttons.entries()) {
    button.addEventListener("focus", () => {
      enterAt(index);
      mark(index);
      // The browser does that for elements of the page, but not for parts of a drawing.
      button.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    button.addEventListener("mouseenter", () => {
      mark(index);
    });
    for (const end of ["blur", "mouseleave"])
      button.addEventListener(end, () => {
        mark(undefined);
      });
    button.addEventListener("click", () => {
      editor.postMessage({ kind: "open", node: index });
    });
    button.addEventListener("keydown", (event) => {
      press(event, index);
    });
  }
  const centre = nodes.findIndex(({ isCentre }) => isCentre);
  enterAt(Math.max(0, centre));
  const drawing = drawingOf(heading, layout);
  drawing.append(...arrows, ...buttons);
  return drawing;
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element ${id}.`);
  return found;
}

editor.postMessage({ kind: "ready" });
