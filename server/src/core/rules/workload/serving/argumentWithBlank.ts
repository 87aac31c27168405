/**
 * Each element of `args` reaches the program as one argument; no shell splits it at its blanks. `--port 8000` in one
 * element is an option called `--port 8000`, which no program knows.
 *
 * ```yaml
 * args:
 *   - --port 8000 # must be --port=8000, or two elements
 * ```
 */
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { replaceWord } from "../../replaceWord.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "argument-with-blank",
  family: "workload",
  severity: "warning",
  summary: "An option and its value stand in one argument, separated by a blank.",
  source: "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/",
  fields: ["command", "args"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { engine } of workload.containers) {
      for (const word of engine?.arguments ?? []) {
        // The words of a script have been split by the shell.
        if (word.at.parent?.isSequence !== true || word.text !== String(word.at.scalar?.value)) continue;
        const [, name, value] = /^(--[\w-]+) +([\w./:-]+)$/u.exec(word.text) ?? [];
        if (name === undefined || value === undefined) continue;
        report(
          word.at,
          say`\`${word.text}\` reaches the program as one argument; write \`${name}=${value}\`.`,
          {
            fixes: replaceWord(word, `${name}=${value}`),
          },
        );
      }
    }
  },
};

export default rule;
