import path from "node:path";
import { placeStep, readTour, type ForeignStep } from "../../core/go/tour/foreignTour.ts";
import { sanitise } from "../../core/go/tour/codeTour.ts";
import { pathOf, uriOf } from "../../core/text/filePath.ts";
import { say, type Words } from "../../core/text/message.ts";
import type { Runtime } from "../runtime.ts";
import type { OpenTourParams, ShownStep, ShownWalkthrough } from "./protocol.ts";

/**
 * A tour file of CodeTour as a walkthrough: each step where its pattern or anchor finds it, or lost. Words of strangers come
 * without links, images and tags.
 *
 * @throws an error that says what the file lacks
 */
export async function openTour(
  { uri, rootUri }: OpenTourParams,
  { readText }: Pick<Runtime, "readText">,
  words: Words,
): Promise<ShownWalkthrough> {
  const tourFile = pathOf(uri);
  const root = pathOf(rootUri);
  const text = await readText(tourFile);
  if (text === undefined) throw new Error(words(say`${tourFile} cannot be read.`));
  const tour = parsed(text, tourFile, words);
  const steps: ShownStep[] = [];
  for (const [index, step] of tour.steps.entries())
    steps.push({ order: index + 1, ...(await shownStep(step, root, tourFile, readText)) });
  return { title: tour.title === "" ? path.basename(tourFile) : tour.title, steps };
}

function parsed(text: string, file: string, words: Words): ReturnType<typeof readTour> {
  try {
    return readTour(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(words(say`${file} is no JSON: ${error.message}`));
    throw new Error(words(say`${file} is no tour: it has no list of steps.`));
  }
}

async function shownStep(
  step: ForeignStep,
  root: string,
  tourFile: string,
  readText: Runtime["readText"],
): Promise<Omit<ShownStep, "order">> {
  const details = sanitise(step.description);
  // What is words alone is shown at the tour itself.
  const file = step.file === undefined ? tourFile : path.resolve(root, step.file);
  const text = isInside(root, file) ? await readText(file) : undefined;
  const placed = placeStep(step, path.relative(root, file).split(path.sep).join("/"), text ?? "");
  const relocation = text === undefined ? { status: "lost" as const } : placed.relocation;
  const lines = relocation.status === "lost" ? placed.anchor : relocation;
  return {
    title: step.title,
    phase: "",
    uri: uriOf(text === undefined ? tourFile : file),
    startLine: lines.startLine,
    endLine: lines.endLine,
    status: step.file === undefined ? "ok" : relocation.status,
    confidence: placed.confidence,
    isInsideLibrary: false,
    summary: details.split("\n", 1)[0] ?? "",
    details,
    anchor: placed.anchor,
  };
}

/** A tour leads through its own project only. */
function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}
