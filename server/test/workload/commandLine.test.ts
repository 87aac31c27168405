import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Cursor } from "../../src/core/manifest/cursor.ts";
import { commandsOf, countOption, hasOption, optionOf } from "../../src/core/workload/commandLine.ts";
import { shellCommands } from "../../src/core/workload/shell.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

function words(script: string): readonly (readonly string[])[] {
  return shellCommands(script).map((command) => command.map(({ text }) => text));
}

describe("commands of a shell script", () => {
  const cases: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
    ["words", "vllm serve  model", [["vllm", "serve", "model"]]],
    ["operators", "cd /work && a; b | c & d", [["cd", "/work"], ["a"], ["b"], ["c"], ["d"]]],
    ["line continuations", "a \\\n  --b c", [["a", "--b", "c"]]],
    ["comments", "# a b\nc # d\ne", [["c"], ["e"]]],
    ["quotes", `a 'b c' "d \\" e"f`, [["a", "b c", 'd " ef']]],
    ["redirections", "a 2>&1 > /dev/null b", [["a", "b"]]],
    ["assignments and exec", "A=1 B=2 exec c", [["c"]]],
    ["words of the grammar", "if a; then b; fi", [["a"], ["b"], ["fi"]]],
    ["variables", "a $B ${C:-d} $(e f) g", [["a", "$B", "${C:-d}", "$(e f)", "g"]]],
    ["a here-document, where reading ends", "a\ncat <<EOF\nb\nEOF\nc", [["a"], ["cat"]]],
    ["an open quote", "a 'b", [["a", "b"]]],
  ];
  for (const [name, script, expected] of cases)
    test(name, () => {
      assert.deepEqual(words(script), expected);
    });

  test("tells which words are known only at run time", () => {
    const [command = []] = shellCommands("a $B \"c $D\" 'e $F'");
    assert.deepEqual(
      command.map(({ dynamic }) => dynamic),
      [false, true, true, false],
    );
  });
});

function commandsIn(text: string): ReturnType<typeof commandsOf> {
  return commandsOf(Cursor.root(parseDocument(text).root), text);
}

describe("commands of a container", () => {
  test("are the command and its arguments", () => {
    const [command = []] = commandsIn("command: [vllm, serve]\nargs: [model, --port, '8000']");
    assert.deepEqual(
      command.map(({ text }) => text),
      ["vllm", "serve", "model", "--port", "8000"],
    );
  });

  test("are read out of a script, with the places of its words", () => {
    const text = 'command:\n  - bash\n  - -c\n  - |\n    echo --a 1\n    vllm serve \\\n      --a 1 "--b"\n';
    const [, command = []] = commandsIn(text);
    assert.deepEqual(
      command.map(({ range }) => text.slice(range.start, range.end)),
      ["vllm", "serve", "--a", "1", '"--b"'],
    );
    const [option] = [optionOf(command, "--a")];
    assert.equal(option?.range.start, text.lastIndexOf("1"));
  });
});

describe("options", () => {
  const [command = []] = commandsIn(
    "args: [--a=1, --b_c, '2', -tp, '4', --switch, --last=x, --last, 'y', --gpus, $(GPUS)]",
  );
  test("with an equals sign", () => {
    assert.equal(optionOf(command, "--a")?.text, "1");
  });
  test("with a value of its own, and underscores", () => {
    assert.equal(countOption(command, "--b-c")?.count, 2);
  });
  test("short", () => {
    assert.equal(countOption(command, "--tensor-parallel-size", "-tp")?.count, 4);
  });
  test("a switch has no value", () => {
    assert.equal(optionOf(command, "--switch"), undefined);
    assert.equal(hasOption(command, "--switch"), true);
  });
  test("the last one counts", () => {
    assert.equal(optionOf(command, "--last")?.text, "y");
  });
  test("what is known only at run time is no count", () => {
    assert.equal(countOption(command, "--gpus"), undefined);
    assert.equal(optionOf(command, "--gpus")?.dynamic, true);
  });
});
