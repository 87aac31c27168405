import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openCluster } from "../src/cli/cluster.ts";
import { run } from "../src/cli/run.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";
import { connect, kubeconfig } from "./testCluster.ts";

const settings = `apiVersion: v1
kind: ConfigMap
metadata: { name: diffed, namespace: default }
data: { colour: red }
`;

suite("drydock diff --context", () => {
  test("tells what the server would make of the manifests, and changes nothing there", async (context) => {
    const { cluster } = await connect(context);
    process.env["KUBECONFIG"] = kubeconfig;
    process.env["XDG_CACHE_HOME"] = temporaryFolder(context);
    let output = "";
    const status = await run(["diff", "-", "--context", "test"], {
      folder: ".",
      language: "en",
      paint: (_, text) => text,
      write(text) {
        output += text;
        return Promise.resolve();
      },
      warn(text) {
        throw new Error(text);
      },
      readStandardInput: () =>
        Promise.resolve(Buffer.from(`${settings}---\n${settings.replace("name: diffed", "name: Wrong")}`)),
      openCluster,
    });
    assert.equal(status, 1);
    assert.match(output, /ConfigMap default\/diffed would be created:/u);
    assert.match(output, /\+ {2}colour: red/u);
    assert.match(output, /ConfigMap default\/Wrong would be refused: .*RFC 1123/u);
    const gvk = { group: "", version: "v1", kind: "ConfigMap" };
    assert.equal(await cluster.objects.read({ gvk, name: "diffed", namespace: "default" }), undefined);
  });
});
