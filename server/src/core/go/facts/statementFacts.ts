import { childOf } from "../syntax.ts";
import type { Fact, FactSource, FindFacts } from "./fact.ts";

/** Facts that lie in the shape of statements and expressions. */
export const statementFacts: FindFacts = (source) => [
  ...goroutines(source),
  ...durations(source),
  ...retryLimits(source),
  ...controllers(source),
];

function goroutines({ nodes, textOf, lineOf }: FactSource): Fact[] {
  return nodes.flatMap((node): Fact[] => {
    if (node.type !== "go_statement") return [];
    const call = node.children[0];
    const called = call === undefined ? undefined : childOf(call, "function");
    if (called === undefined) return [];
    const value = called.type === "func_literal" ? "func" : textOf(called).replaceAll(/\s+/gu, "");
    return [{ type: "goroutine", value, line: lineOf(node.start) }];
  });
}

const duration =
  /^(?:\d+\s*\*\s*time\.(?:Nano|Micro|Milli)?(?:s|S)econd|\d+\s*\*\s*time\.(?:Minute|Hour)|time\.(?:Millisecond|Second|Minute|Hour)\s*\*\s*\d+)$/u;

function durations({ nodes, textOf, lineOf }: FactSource): Fact[] {
  return nodes.flatMap((node): Fact[] => {
    if (node.type !== "binary_expression") return [];
    const value = textOf(node);
    return duration.test(value) ? [{ type: "duration", value, line: lineOf(node.start) }] : [];
  });
}

/** `queue.NumRequeues(key) < maxRetries`: the limit, with its value where the package declares it. */
function retryLimits({ nodes, textOf, lineOf, step }: FactSource): Fact[] {
  return nodes.flatMap((node): Fact[] => {
    if (node.type !== "binary_expression" || !textOf(node).includes(".NumRequeues(")) return [];
    const [left, right] = node.children;
    if (left === undefined || right === undefined) return [];
    const operator = textOf(node)
      .slice(left.end - node.start, right.start - node.start)
      .trim();
    if (!/^[<>]=?$/u.test(operator)) return [];
    const limit = textOf(textOf(left).includes("NumRequeues") ? right : left);
    const declared = step.declaration.file.package.values.get(limit);
    const value =
      declared === undefined
        ? undefined
        : new RegExp(`\\b${limit}\\s*(?:\\w+\\s*)?=\\s*(\\d+)`, "u").exec(
            declared.file.text.slice(declared.outline.start, declared.outline.end),
          )?.[1];
    return [
      {
        type: "retry-limit",
        value: value === undefined ? limit : `${limit} = ${value}`,
        line: lineOf(node.start),
      },
    ];
  });
}

const registration = /^(?:register|add)\w*$/iu;

/** What a registry is filled with. */
function controllers({ nodes, textOf, lineOf, step }: FactSource): Fact[] {
  if (step.kind !== "controller-registry") return [];
  return nodes.flatMap((node): Fact[] => {
    const line = lineOf(node.start);
    if (node.type === "assignment_statement") {
      const name = /^\w+\[(.+?)\]\s*=/u.exec(textOf(node))?.[1];
      return name === undefined ? [] : [{ type: "controller", value: name.replaceAll('"', ""), line }];
    }
    const called = node.type === "call_expression" ? childOf(node, "function") : undefined;
    if (called === undefined || !registration.test(textOf(called))) return [];
    const first = childOf(node, "arguments")?.children[0];
    if (first === undefined) return [];
    return [{ type: "controller", value: textOf(first).replaceAll(/["()]/gu, ""), line }];
  });
}
