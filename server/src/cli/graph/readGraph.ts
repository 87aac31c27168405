import { readPart } from "../../core/graph/readPart.ts";
import { createResourceGraph, type ResourceGraph } from "../../core/graph/resourceGraph.ts";
import { formOf, holdsParts } from "../../core/kustomize/fileForms.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import type { Message } from "../../core/text/message.ts";
import { decode, sourceOf, type Input } from "../validate/input.ts";
import { kustomizeFactsOf } from "../validate/kustomizations.ts";

/** Which object of some inputs refers to which, and what could not be read, in sentences. */
export function readGraph(inputs: readonly Input[]): {
  readonly graph: ResourceGraph;
  readonly problems: readonly Message[];
} {
  const graph = createResourceGraph();
  const problems: Message[] = [];
  const { forms } = kustomizeFactsOf(inputs);
  for (const input of inputs) {
    const result = input.read();
    if (result.kind === "failed") {
      problems.push(result.problem);
      continue;
    }
    graph.setFile(
      { ...sourceOf(input, decode(result.bytes)), uri: input.uri },
      (part) => readPart(parseDocument(part.text), formOf(forms, input.uri)),
      holdsParts(forms, input.uri),
    );
  }
  return { graph, problems };
}
