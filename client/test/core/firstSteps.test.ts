import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { coverageLines } from "../../src/core/coverage.ts";
import { issueReport } from "../../src/core/issueReport.ts";

suite("why a document is checked as it is", () => {
  test("the file comes first, then each sentence with the line of its document", () => {
    assert.deepEqual(
      coverageLines({
        file: ["excluded"],
        documents: [
          { line: 3, sentences: ["a", "b"] },
          { line: 9, sentences: [] },
        ],
      }),
      [{ text: "excluded" }, { text: "a", line: 3 }, { text: "b", line: 3 }],
    );
  });
});

suite("the report of an issue", () => {
  test("tells of the installation and asks for the rest", () => {
    const report = issueReport({
      version: "0.1.0",
      editor: "Editor 1",
      platform: "linux x64",
      server: "Running",
      isRemote: true,
      isTrusted: false,
      folders: 2,
      settings: new Map([["practice", "hint"]]),
    });
    assert.match(report, /^# What happened\n/u);
    assert.match(report, /^- Editor: Editor 1, remote$/mu);
    assert.match(report, /^- Workspace: 2 folder\(s\), not trusted$/mu);
    assert.match(report, /^- drydock\.practice: hint$/mu);
  });
});
