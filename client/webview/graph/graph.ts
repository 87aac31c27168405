// The picture of the resource graph. Objects are buttons: Tab leads to the picture, the arrow keys from one object to the next, Enter
// opens its file. Drawn anew, it is left where it was: the same object has the focus, in the same size and at the same place.
import type { GraphMessage, GraphView } from "../../src/core/graph.ts";
import { nextInDirection } from "../../src/core/graphDirection.ts";
import { layOut, type Point } from "../../src/core/graphLayout.ts";
import { element } from "../element.ts";
import { drawingOf, edgeOf, nodeOf, sizes } from "./drawing.ts";
import { createZoom } from "./zoom.ts";

interface EditorApi {
  postMessage(message: GraphMessage): void;
}
declare function acquireVsCodeApi(): EditorApi;

const origin: Point = { x: 0, y: 0 };

const editor = acquireVsCodeApi();
const picture = byId("picture");
const copy = byId("copy");
const zoomButtons = { in: byId("zoomIn"), out: byId("zoomOut"), reset: byId("zoomReset") };
const zoom = createZoom(picture, zoomButtons);
/** What is shown, and of which object the keys speak. */
let shown: { readonly heading: string; readonly current: () => string | undefined } | undefined;

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
  for (const [step, button] of Object.entries(zoomButtons)) {
    const title = view.zoomTitles[step as keyof typeof zoomButtons];
    button.title = title;
    button.setAttribute("aria-label", title);
  }
  const before = shown?.heading === view.heading ? shown.current() : undefined;
  const { scrollLeft, scrollTop } = picture;
  const hasFocus = picture.contains(document.activeElement);
  const drawn = view.nodes.length === 0 ? undefined : pictureOf(view, before);
  picture.replaceChildren(...(drawn === undefined ? [] : [drawn.drawing]));
  zoom.show(drawn?.drawing);
  shown = { heading: view.heading, current: drawn?.current ?? (() => before) };
  if (before === undefined)
    picture.querySelector(".centre")?.scrollIntoView({ block: "nearest", inline: "center" });
  else picture.scrollTo(scrollLeft, scrollTop);
  if (hasFocus) drawn?.focus();
}

interface Drawn {
  readonly drawing: SVGSVGElement;
  /** The object that has the focus, or gets it when the picture does. */
  readonly current: () => string | undefined;
  readonly focus: () => void;
}

/** @param before the object that had the focus, or would have got it */
function pictureOf({ heading, nodes, edges }: GraphView, before: string | undefined): Drawn {
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

  let entrance = 0;

  /** Tab leads to one object only, and leaves the picture from there. */
  function enterAt(index: number): void {
    entrance = index;
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
  const same = nodes.findIndex(({ id }) => id === before);
  const centre = nodes.findIndex(({ isCentre }) => isCentre);
  enterAt(same === -1 ? Math.max(0, centre) : same);
  const drawing = drawingOf(heading, layout);
  drawing.append(...arrows, ...buttons);
  return {
    drawing,
    current: () => nodes[entrance]?.id,
    focus() {
      buttons[entrance]?.focus({ preventScroll: true });
    },
  };
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element ${id}.`);
  return found;
}

editor.postMessage({ kind: "ready" });
