import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { suite, test } from "node:test";
import type { Cluster } from "../src/cluster/connectCluster.ts";
import { resourcePath } from "../src/cluster/discovery.ts";
import { applyObjects, deleteObjects } from "../src/cluster/applyObjects.ts";
import type { Deployable } from "../src/core/deploy/deployable.ts";
import { isObject, listAt, objectAt, textAt, type JsonObject } from "../src/core/schema/jsonValue.ts";
import { parseDocument } from "../src/core/yaml/parseDocument.ts";
import { toValue } from "../src/core/yaml/toValue.ts";
import { policyScenarios, type Subject } from "../test/support/policyScenarios.ts";
import { connect, eventually, kubeconfig, objectsIn } from "./testCluster.ts";

/** How long a server may take to hear of a policy, a binding, a parameter or a namespace. */
const settling = 500;

interface Answer {
  readonly status: number;
  readonly text: string;
  /** What the server warns of, https://datatracker.ietf.org/doc/html/rfc7234#section-5.5. */
  readonly warnings: string;
}

/** Creates an object without keeping it; warnings are a header, which the product's own transport does not pass on. */
function createDry(cluster: Cluster, { gvk, namespace, value }: Deployable): Promise<Answer> {
  const path = resourcePath(cluster.objects.resourceOf(gvk), namespace);
  const { server, ...credentials } = credentialsIn(readFileSync(kubeconfig, "utf8"));
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server}${path}?dryRun=All`,
      { ...credentials, method: "POST", headers: { "content-type": "application/json" } },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => (text += piece));
        response.on("end", () => {
          const warnings = response.headers.warning ?? "";
          resolve({ status: response.statusCode ?? 0, text, warnings });
        });
      },
    );
    sent.once("error", reject);
    sent.end(JSON.stringify(value));
  });
}

function credentialsIn(text: string): { server: string; ca: Buffer; cert: Buffer; key: Buffer } {
  const { root } = parseDocument(text);
  const config = root === undefined ? undefined : toValue(root);
  const first = (list: string, field: string): JsonObject => {
    const [entry] = isObject(config) ? listAt(config, list) : [];
    return objectAt(isObject(entry) ? entry : {}, field) ?? assert.fail(`no ${list}`);
  };
  const [cluster, user] = [first("clusters", "cluster"), first("users", "user")];
  const bytes = (owner: JsonObject, field: string): Buffer => {
    const data = textAt(owner, `${field}-data`);
    const file = textAt(owner, field);
    if (data !== undefined) return Buffer.from(data, "base64");
    return file === undefined ? assert.fail(`no ${field}`) : readFileSync(file);
  };
  return {
    server: textAt(cluster, "server") ?? assert.fail("no server"),
    ca: bytes(cluster, "certificate-authority"),
    cert: bytes(user, "client-certificate"),
    key: bytes(user, "client-key"),
  };
}

/** An audit annotation is seen by nobody but the audit log. */
function isAsExpected({ verdict, message = "" }: Subject, { status, text, warnings }: Answer): boolean {
  switch (verdict) {
    case "denied":
      return status >= 400 && text.includes("ValidatingAdmissionPolicy") && text.includes(message);
    case "warned":
      return status < 300 && warnings.includes("ValidatingAdmissionPolicy") && warnings.includes(message);
    case "audited":
    case "accepted":
      return status < 300 && !warnings.includes("ValidatingAdmissionPolicy");
  }
}

suite("policies that are evaluated without a cluster agree with one", () => {
  for (const scenario of policyScenarios()) {
    test(scenario.name, async (context) => {
      const { cluster } = await connect(context);
      const given = scenario.given.flatMap(({ text }) => objectsIn(text));
      const onDefinitions = (): Promise<void> => cluster.refresh();
      const options = { dryRun: false, force: true, onDefinitions };
      for (const { outcome, reference } of await applyObjects(cluster.objects, given, options))
        assert.notEqual(outcome.kind, "failed", JSON.stringify({ reference, outcome }));
      context.after(() => deleteObjects(cluster.objects, given, { dryRun: false }));

      const asked = scenario.subjects.map((subject) => ({ subject, objects: objectsIn(subject.part.text) }));
      const answers = (): Promise<readonly string[]> =>
        Promise.all(
          asked.flatMap(({ subject, objects }) =>
            objects.map(async (object) => {
              const answer = await createDry(cluster, object);
              const asExpected = isAsExpected(subject, answer);
              return asExpected ? "" : `${object.gvk.kind} ${object.name}: ${JSON.stringify(answer)}`;
            }),
          ),
        );
      const wrong = async (): Promise<readonly string[]> => (await answers()).filter((said) => said !== "");
      // Policies become effective one after the other; what is true then must stay true.
      // A server looks for new kinds of parameters every 30 s only.
      const isRight = async (): Promise<boolean> => (await wrong()).length === 0;
      await eventually("the verdicts of all policies", isRight, 60).catch(async (error: unknown) => {
        assert.deepEqual(await wrong(), [], String(error));
      });
      await new Promise((resolve) => setTimeout(resolve, settling));
      assert.deepEqual(await wrong(), []);
    });
  }
});
