import type { Fact, FindFacts } from "./fact.ts";

const electionField =
  /^(?:Lock|LeaseDuration|RenewDeadline|RetryPeriod|ReleaseOnCancel|Name|Identity|LeaderElection|LeaderElectionID|LeaderElectionNamespace|LeaderElectionReleaseOnCancel|LeaderElectionResourceLock)$/u;
const handlerField = /^(?:AddFunc|UpdateFunc|DeleteFunc|FilterFunc)$/u;
const longestValue = 80;

/** Facts that lie in the fields of literals. */
export const elementFacts: FindFacts = ({ step, nodes, textOf, lineOf }) =>
  nodes.flatMap((node): Fact[] => {
    const [key, value] = node.children;
    if (node.type !== "keyed_element" || key === undefined || value === undefined) return [];
    const name = textOf(key);
    const text = /^func\b/u.test(textOf(value)) ? "func" : textOf(value).replaceAll(/\s+/gu, " ");
    const line = lineOf(node.start);
    if (text.length > longestValue) return [];
    if (handlerField.test(name)) return [{ type: "handler", value: `${name}: ${text}`, line }];
    if (step.kind === "leader-election" && electionField.test(name) && text !== "func")
      return [{ type: "election", value: `${name}: ${text}`, line }];
    return [];
  });
