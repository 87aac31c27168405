/**
 * The steps of an InferenceGraph name a node of the graph or a service. A graph starts at the node `root`; the weights of a
 * splitter make 100 together.
 *
 * ```yaml
 * nodes:
 *   root:
 *     routerType: Sequence
 *     steps:
 *       - nodeName: ensemble # must be a key under nodes
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "inference-graph-node",
  family: "workload",
  severity: "warning",
  summary: "A step of an inference graph leads nowhere.",
  source: "https://kserve.github.io/website/docs/concepts/resources/inferencegraph",
  kinds: ["serving.kserve.io/InferenceGraph"],
  check({ root }, report) {
    const nodes = root.at("spec", "nodes");
    const names = nodes.keys().map(({ name }) => name);
    if (names.length > 0 && !names.includes("root"))
      report(nodes, say`A graph starts at the node \`root\`; there is none.`, { on: "key" });
    for (const node of nodes.keys()) {
      const steps = node.at("steps").items();
      for (const target of steps.map((step) => step.at("nodeName"))) {
        if (target.string !== undefined && target.string !== "" && !names.includes(target.string))
          report(target, say`The graph has no node \`${target.string}\`; it has ${listing(codes(names))}.`);
      }
      if (node.at("routerType").string === "Splitter") checkWeights(node, steps, report);
    }
  },
};

function checkWeights(node: Cursor, steps: readonly Cursor[], report: Report): void {
  const weights = steps.map((step) => step.at("weight").number);
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
  if (weights.length === 0) return;
  if (weights.includes(undefined))
    report(node.at("steps"), say`Each step of a splitter needs a \`weight\`.`, { on: "key" });
  else if (sum !== 100)
    report(node.at("steps"), say`The weights of the steps make ${sum} together; they must make 100.`, {
      on: "key",
    });
}

export default rule;
