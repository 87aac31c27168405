import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { commands, extensions } from "vscode";
import { commandNames } from "../src/core/commands.ts";
import { findings, openFile } from "./documents.ts";

suite("the extension in its host", { timeout: 60_000 }, () => {
  test("is active, with every command that it declares", async () => {
    const document = await openFile("web.yaml");
    await findings(document, (codes) => codes.length > 0);
    assert.equal(extensions.getExtension("drydock.drydock")?.isActive, true);
    const registered = new Set(await commands.getCommands(true));
    assert.deepEqual(
      commandNames.filter((name) => !registered.has(name)),
      [],
    );
  });

  test("checks on after its server was restarted", async () => {
    const document = await openFile("web.yaml");
    await findings(document, (codes) => codes.length > 0);
    const silent = findings(document, (codes) => codes.length === 0);
    const restarted = commands.executeCommand("drydock.restartServer");
    await silent;
    await restarted;
    await findings(document, (codes) => codes.length > 0);
  });
});
