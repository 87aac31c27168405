import { phasesOf, type Step, type Walkthrough } from "./walkthrough.ts";

/** What the diagram says besides the steps, in the language of the editor. */
export interface DiagramWords {
  /** Of all words, as HTML names it. */
  readonly language: string;
  readonly likely: string;
  readonly library: string;
  readonly lost: string;
}

const style = `
  body { font-family: var(--vscode-font-family); color: var(--vscode-foreground); padding: 1rem; overflow-wrap: anywhere; }
  h1 { font-size: 1.3em; }
  section { border: 1px solid var(--vscode-panel-border); border-radius: 6px; padding: 0.5rem 1rem 1rem; max-width: 46rem; }
  h2 { font-size: 1em; font-weight: normal; opacity: 0.8; margin: 0 0 0.5rem; }
  ol { list-style: none; margin: 0; padding: 0; }
  .arrow { text-align: center; max-width: 46rem; line-height: 1.6; }
  a { display: block; padding: 0.4rem 0.7rem; color: inherit; text-decoration: none; border-radius: 4px;
      border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, var(--vscode-descriptionForeground))); }
  a:hover, a:focus { background: var(--vscode-list-hoverBackground); outline-color: var(--vscode-focusBorder); }
  a[aria-current] { border-color: var(--vscode-focusBorder); border-width: 2px; font-weight: bold; }
  a.unsure { border-style: dashed; border-color: var(--vscode-descriptionForeground); }
  small { display: block; opacity: 0.75; font-weight: normal; }
`;

/**
 * A page with the steps as boxes in the order in which they run, a frame for each phase. A box leads to its step by the command
 * `drydock.goToStep`; nothing else can be done in the page, which runs no script.
 *
 * @param current order of the step that the person is at
 * @param placeOf the file and line of a step, as people know them
 * @param nonce allows the page's own style
 */
export function diagramPage(
  { title, steps }: Walkthrough,
  current: number | undefined,
  placeOf: (step: Step) => string,
  words: DiagramWords,
  nonce: string,
): string {
  const sections = phasesOf(steps).map((phase) => {
    const boxes = phase.steps.map((step) => `<li>${box(step, current, placeOf(step), words)}</li>`);
    const between = `<li class="arrow" aria-hidden="true">↓</li>`;
    return `<section><h2>${escaped(phase.title)}</h2><ol>${boxes.join(between)}</ol></section>`;
  });
  return `<!doctype html>
<html lang="${escaped(words.language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'" />
    <title>${escaped(title)}</title>
    <style nonce="${nonce}">${style}</style>
  </head>
  <body>
    <main>
      <h1>${escaped(title)}</h1>
      ${sections.join(`<div class="arrow" aria-hidden="true">↓</div>`)}
    </main>
  </body>
</html>`;
}

const certain = 1;

function box(step: Step, current: number | undefined, place: string, words: DiagramWords): string {
  const { order, title, status, confidence, isInsideLibrary } = step;
  const remarks = [
    place,
    ...(status === "lost" ? [words.lost] : []),
    ...(confidence < certain ? [words.likely] : []),
    ...(isInsideLibrary ? [words.library] : []),
  ];
  const unsure = confidence < certain || isInsideLibrary || status === "lost" ? ` class="unsure"` : "";
  const here = order === current ? ` aria-current="step"` : "";
  const command = `command:drydock.goToStep?${encodeURIComponent(JSON.stringify([order]))}`;
  return `<a href="${command}"${unsure}${here}>${String(order)}. ${escaped(title)}<small>${escaped(remarks.join(" · "))}</small></a>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
