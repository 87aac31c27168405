/**
 * The pods of a LeaderWorkerSet know their place by variables: `LWS_LEADER_ADDRESS`, `LWS_GROUP_SIZE`, `LWS_WORKER_INDEX`. Another name
 * is empty in a shell, and stays as it is written in an argument.
 *
 * ```yaml
 * args: [--address=$(LWS_LEADER_ADDR)] # must be LWS_LEADER_ADDRESS
 * ```
 */
import { closestName } from "../../../text/closestName.ts";
import { say } from "../../../text/message.ts";
import { environmentEntry } from "../../../workload/engines.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const variables = ["LWS_LEADER_ADDRESS", "LWS_GROUP_SIZE", "LWS_WORKER_INDEX"];

const rule: Rule = {
  code: "group-variable",
  family: "workload",
  severity: "warning",
  summary: "A variable of the group is misspelt.",
  source: "https://lws.sigs.k8s.io/docs/reference/labels-annotations-and-environment-variables/",
  fields: ["command", "args"],
  kinds: ["leaderworkerset.x-k8s.io/LeaderWorkerSet"],
  check(manifest, report) {
    for (const { at } of manifest.shared(readWorkload).allContainers) {
      for (const word of [...at.at("command").items(), ...at.at("args").items()]) {
        for (const [, name = ""] of word.string?.matchAll(/\$[({]?(LWS_\w+)/gu) ?? []) {
          const meant = variables.includes(name) ? undefined : closestName(name, variables, 5);
          if (meant !== undefined && environmentEntry(at, name) === undefined)
            report(word, say`The pods of a group have no variable \`${name}\`, but \`${meant}\`.`);
        }
      }
    }
  },
};

export default rule;
