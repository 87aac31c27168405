/**
 * `command` is a list of the program and its arguments, and no shell takes them apart: the node looks for a program whose
 * name is the whole first entry, blanks included, finds none, and the container never starts.
 *
 * ```yaml
 * command: ["python app.py"] # ["python", "app.py"]
 * ```
 */
import type { Fix } from "../../../finding.ts";
import { containersIn } from "../../../manifest/containers.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { writeScalar } from "../../../yaml/writeScalar.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "command-in-one-text",
  family: "workload",
  severity: "warning",
  summary: "The first entry of a command is a program together with its arguments.",
  source:
    "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/#define-a-command-and-arguments-when-you-create-a-pod",
  fields: ["command"],
  // Controllers of other kinds may put the words together, as KubeRay does for a shell.
  kinds: podKinds,
  check(manifest, report) {
    for (const { at } of containersIn(manifest)) {
      const [program] = at.at("command").items();
      const [name = "", ...others] = program?.string?.split(/ +/u) ?? [];
      // What a tool or a variable fills in, and programs of Windows, may hold blanks.
      if (program === undefined || others.length === 0 || !/^[\w./-]+$/u.test(name)) continue;
      if (/[\n{}]|\$\(/u.test(program.string ?? "")) continue;
      report(
        program,
        say`There is no program with the name \`${program.string ?? ""}\`; write each word as an entry of its own, or let a shell take them apart: \`["sh", "-c", "…"]\`.`,
        { fixes: inWords(program, [name, ...others], manifest.document.text) },
      );
    }
  },
};

/** Only where every blank separates words: quotes and the signs of a shell want a person. */
function inWords({ scalar, parent }: Cursor, words: readonly string[], text: string): readonly Fix[] {
  const list = parent?.node;
  if (scalar === undefined || scalar.alias !== undefined || list?.kind !== "sequence") return [];
  if (words.some((word) => !/^[\w./:@%+=,-]+$/u.test(word))) return [];
  const line = text.slice(text.lastIndexOf("\n", scalar.start - 1) + 1, scalar.start);
  const dash = line.lastIndexOf("-");
  if (!list.flow && line.slice(dash + 1).trim() !== "") return [];
  const separator = list.flow ? ", " : `\n${" ".repeat(dash)}- `;
  const first = text.charAt(scalar.start);
  const quote = first === '"' || first === "'" ? first : "";
  const newText = words.map((word) => writeScalar(word, quote)).join(separator);
  const range = { start: scalar.start, end: scalar.end };
  return [{ title: say`Write each word as an entry`, edits: [{ range, newText }], preferred: true }];
}

export default rule;
