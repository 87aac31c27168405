import { readGraphObjects } from "../../core/graph/graphObject.ts";
import { createResourceGraph, type ResourceGraph } from "../../core/graph/resourceGraph.ts";
import { formOf } from "../../core/kustomize/fileForms.ts";
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
      (part) => readGraphObjects(parseDocument(part.text)),
      formOf(forms, input.uri).kind === "patch",
    );
  }
  return { graph, problems };
}
