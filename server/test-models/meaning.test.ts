import assert from "node:assert/strict";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startServer as startLanguageServer } from "../test/support/serverProcess.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";
import { modelName, startServer } from "./modelServer.ts";

const manifest = (name: string, image: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - name: ${name}\n      image: ${image}\n`;

suite("examples by a real model for vectors", () => {
  test("are chosen by what they are about, and known again in the next session", async (context) => {
    const ending = {
      after: (stop: () => Promise<void>): void => {
        context.after(stop);
      },
    };
    // The vectors of this model tell how often each letter is in a text: enough to be alike or not.
    const model = { kind: "script", chat: ["Said.\n"], fill: " x y" } as const;
    const address = await startServer(ending, model, { embeds: true });
    const folder = temporaryFolder(context);
    const cacheFolder = path.join(folder, "cache");
    mkdirSync(path.join(folder, "workspace"));
    for (const [name, image] of [
      ["aaaaaaa", "aaaaaaa:1"],
      ["zzzzzzz", "zzzzzzz:1"],
      ["kkkkkkk", "kkkkkkk:1"],
      ["mmmmmmm", "mmmmmmm:1"],
    ] as const)
      writeFileSync(path.join(folder, "workspace", `${name}.yaml`), manifest(name, image));

    async function examplesFor(wish: string): Promise<readonly string[]> {
      const folders = [pathToFileURL(path.join(folder, "workspace")).href];
      const { connection } = await startLanguageServer(context, { folders });
      await connection.sendRequest("drydock/models/configure", {
        provider: "openai",
        address: `${address}/v1`,
        model: modelName,
        embeddingModel: modelName,
        cacheFolder,
        language: "en",
        ghostText: false,
        remoteModels: [],
      });
      const ask = async (): Promise<readonly string[]> => {
        const answer: { readonly sent: readonly string[] } = await connection.sendRequest(
          "drydock/models/generate",
          { id: 1, wish, attached: [] },
        );
        return [...(answer.sent[0] ?? "").matchAll(/for example: (\w+)\.yaml/gu)].map(
          ([, name = ""]) => name,
        );
      };
      const first = await ask();
      const until = Date.now() + 30_000;
      while (!isKept() && Date.now() < until) await delay(50);
      assert.ok(isKept(), "the vectors are kept on disk");
      return first.length > 0 ? first : ask();
    }

    function isKept(): boolean {
      try {
        return readdirSync(cacheFolder).some((name) => name.endsWith(".json.gz"));
      } catch {
        return false;
      }
    }

    const wish = "zzzz zz zzzz zz zzz zzzzz";
    assert.equal((await examplesFor(wish))[0], "zzzzzzz", "no word of the wish stands in any manifest");
    assert.equal((await examplesFor("kkk kkkkk kkk kk"))[0], "kkkkkkk", "at the first question of a session");
  });
});
