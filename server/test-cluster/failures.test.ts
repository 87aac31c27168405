import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { suite, test, type TestContext } from "node:test";
import {
  applyObjects,
  deleteObjects,
  type ApplyOptions,
  type ObjectResult,
} from "../src/cluster/applyObjects.ts";
import type { Cluster } from "../src/cluster/connectCluster.ts";
import { readCluster } from "../src/cluster/readCluster.ts";
import { watchObjects } from "../src/cluster/watchObjects.ts";
import type { GroupVersionKind } from "../src/core/manifest/manifest.ts";
import { loadCatalogue } from "../src/sources/catalogue.ts";
import { say } from "../src/core/text/message.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";
import { pass, startFront, status, type Fate, type FrontRequest } from "./frontServer.ts";
import { connect, eventually, objectsIn } from "./testCluster.ts";

const options: ApplyOptions = { dryRun: false, force: false, onDefinitions: () => Promise.resolve() };
const cut: Fate = { kind: "cut", done: false };
function configMaps(count: number, prefix: string): string {
  return Array.from(
    { length: count },
    (_, index) => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${prefix}-${String(index)}, namespace: default }
data: { number: "${String(index)}" }
`,
  ).join("---\n");
}

/** How many objects there are of each outcome. */
function counted(results: readonly ObjectResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of results) counts[outcome.kind] = (counts[outcome.kind] ?? 0) + 1;
  return counts;
}

function failureIn(results: readonly ObjectResult[]): string {
  const failed = results.find(({ outcome }) => outcome.kind === "failed")?.outcome;
  return failed?.kind === "failed" ? failed.failure : assert.fail("nothing has failed");
}

interface Setting {
  readonly cluster: Cluster;
  readonly decide: (fateOf: (request: FrontRequest) => Fate) => void;
}

async function throughFront(context: TestContext): Promise<Setting> {
  const front = await startFront(context);
  const { cluster } = await connect(context, { files: [front.kubeconfig] });
  return {
    cluster,
    decide: (fateOf) => {
      front.decide(fateOf);
    },
  };
}

const isApply = ({ method, url }: FrontRequest): boolean =>
  method === "PATCH" && url.includes("fieldManager");

suite("what goes wrong on the way", () => {
  for (const done of [false, true])
    test(`the connection is lost ${done ? "after" : "before"} the 21st of 50 objects is stored; a retry does the rest`, async (context) => {
      const { cluster, decide } = await throughFront(context);
      const wanted = objectsIn(configMaps(50, done ? "after" : "before"));
      let applies = 0;
      let isDown = false;
      decide((request) => {
        if (isApply(request)) applies++;
        if (isDown) return cut;
        isDown = applies > 20;
        return isDown ? { kind: "cut", done } : pass;
      });
      const first = await applyObjects(cluster.objects, wanted, options);
      assert.deepEqual(counted(first), { created: 20, failed: 1, "not-tried": 29 });
      assert.match(
        failureIn(first),
        /Could not apply ConfigMap default\/\w+-20: no connection to 127\.0\.0\.1/u,
      );
      decide(() => pass);
      const second = await applyObjects(cluster.objects, wanted, options);
      assert.deepEqual(counted(second), { unchanged: done ? 21 : 20, created: done ? 29 : 30 });
    });

  test("a busy API server is asked again after the time that it names: what may come sooner overtakes", async (context) => {
    const { cluster, decide } = await throughFront(context);
    const asked: string[] = [];
    decide((request) => {
      if (!isApply(request)) return pass;
      const name = request.url.includes("busy-0") ? "late" : "soon";
      const isFirst = !asked.includes(name);
      asked.push(name);
      if (!isFirst) return pass;
      const headers = { "retry-after": name === "late" ? "3" : "1" };
      return { kind: "answer", status: 429, headers, body: status(429, "TooManyRequests", "slow down") };
    });
    const [late, soon] = objectsIn(configMaps(2, "busy")).map((object) => [object]);
    assert.ok(late !== undefined && soon !== undefined);
    const first = applyObjects(cluster.objects, late, options);
    await eventually("the first refusal", () => asked.length === 1);
    const second = applyObjects(cluster.objects, soon, options);
    for (const results of [await first, await second]) assert.deepEqual(counted(results), { created: 1 });
    assert.deepEqual(asked, ["late", "soon", "soon", "late"]);
  });

  test("one that asks for minutes of patience is left alone, with what it said", async (context) => {
    const { cluster, decide } = await throughFront(context);
    let applies = 0;
    decide((request) => {
      if (!isApply(request)) return pass;
      applies++;
      const headers = { "retry-after": "120" };
      return { kind: "answer", status: 429, headers, body: status(429, "TooManyRequests", "slow down") };
    });
    const results = await applyObjects(cluster.objects, objectsIn(configMaps(5, "jammed")), options);
    assert.deepEqual(counted(results), { failed: 1, "not-tried": 4 });
    assert.match(failureIn(results), /the API server is busy\. slow down/u);
    assert.equal(applies, 1);
  });

  test("an object that was changed at the same moment is tried again, a field of somebody else is not", async (context) => {
    const { cluster, decide } = await throughFront(context);
    let conflicts = 0;
    const refuse = (details: unknown) => (request: FrontRequest) => {
      if (!isApply(request) || conflicts >= 2) return pass;
      conflicts++;
      return { kind: "answer", status: 409, body: status(409, "Conflict", "modified", details) } as const;
    };
    decide(refuse(undefined));
    const raced = await applyObjects(cluster.objects, objectsIn(configMaps(1, "raced")), options);
    assert.deepEqual(counted(raced), { created: 1 });
    conflicts = 0;
    decide(
      refuse({ causes: [{ reason: "FieldManagerConflict", message: "conflict with x", field: ".data" }] }),
    );
    const [owned] = await applyObjects(cluster.objects, objectsIn(configMaps(1, "owned")), options);
    assert.ok(owned?.outcome.kind === "failed" && owned.outcome.conflict);
    assert.equal(conflicts, 1);
  });

  test("a token that has run out stops the apply, and says to sign in", async (context) => {
    const { cluster, decide } = await throughFront(context);
    let applies = 0;
    decide((request) => {
      if (isApply(request)) applies++;
      return applies > 3
        ? { kind: "answer", status: 401, body: status(401, "Unauthorized", "Unauthorized") }
        : pass;
    });
    const results = await applyObjects(cluster.objects, objectsIn(configMaps(6, "expired")), options);
    assert.deepEqual(counted(results), { created: 3, failed: 1, "not-tried": 2 });
    assert.match(failureIn(results), /does not accept the credentials of this context\. Sign in again/u);
  });

  test("a webhook that does not answer fails its objects, and no others", async (context) => {
    const { cluster } = await connect(context);
    const silent = createServer();
    const open = new Set<Socket>();
    silent.on("connection", (socket) => open.add(socket));
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    const url = `https://127.0.0.1:${String((silent.address() as AddressInfo).port)}/`;
    const [webhook] = objectsIn(`
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: silent }
webhooks:
  - name: silent.example.org
    clientConfig: { url: "${url}" }
    rules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps] }]
    matchConditions: [{ name: mine, expression: "object.metadata.name == 'slow-1'" }]
    failurePolicy: Fail
    sideEffects: None
    admissionReviewVersions: [v1]
    timeoutSeconds: 1
`);
    assert.ok(webhook !== undefined);
    await applyObjects(cluster.objects, [webhook], options);
    context.after(async () => {
      await cluster.objects.remove(webhook, { dryRun: false });
      for (const socket of open) socket.destroy();
      silent.close();
    });
    const slow = objectsIn(configMaps(2, "slow"));
    await eventually("the webhook", async () => {
      const tried = await applyObjects(cluster.objects, slow, { ...options, dryRun: true });
      return counted(tried)["failed"] === 1;
    });
    const results = await applyObjects(cluster.objects, objectsIn(configMaps(3, "slow")), options);
    assert.deepEqual(counted(results), { created: 2, failed: 1 });
    assert.match(failureIn(results), /Could not apply ConfigMap default\/slow-1: .*silent\.example\.org/u);
  });

  test("cancelling stops between two objects and says which were not tried", async (context) => {
    const { cluster } = await connect(context);
    const stop = new AbortController();
    const results = await applyObjects(cluster.objects, objectsIn(configMaps(5, "cancelled")), {
      ...options,
      signal: stop.signal,
      onProgress: (_, index) => {
        if (index === 3) stop.abort();
      },
    });
    assert.deepEqual(counted(results), { created: 3, failed: 1, "not-tried": 1 });
    assert.match(failureIn(results), /It was cancelled while the cluster worked on it/u);
  });

  for (const how of ["as an answer", "inside of the stream"])
    test(`a watch whose place the server has forgotten (410 ${how}) begins anew`, async (context) => {
      const { cluster, decide } = await throughFront(context);
      const gone = status(410, "Expired", "too old resource version");
      let watches = 0;
      let lists = 0;
      decide(({ url }) => {
        if (!/\/namespaces\/default\/configmaps(?:\?|$)/u.test(url)) return pass;
        if (!url.includes("watch=true")) {
          lists++;
          return pass;
        }
        watches++;
        if (watches > 1) return pass;
        return how === "as an answer"
          ? { kind: "answer", status: 410, body: gone }
          : { kind: "answer", status: 200, body: { type: "ERROR", object: gone } };
      });
      const stop = new AbortController();
      const seen: string[] = [];
      let applied: Promise<unknown> = Promise.resolve();
      const request = {
        what: say`watch ConfigMaps`,
        path: "/api/v1/namespaces/default/configmaps",
        signal: stop.signal,
      };
      for await (const event of watchObjects(cluster.transport, request)) {
        seen.push(event.kind);
        if (seen.length === 2) {
          const [late] = objectsIn(configMaps(1, how.replaceAll(" ", "-")));
          assert.ok(late !== undefined);
          applied = cluster.objects.apply(late, { dryRun: false });
        }
        if (event.kind === "changed") stop.abort();
      }
      await applied;
      assert.deepEqual(seen, ["all", "all", "changed"]);
      assert.equal(lists, 2);
    });

  test("policies that cannot be read are unknown until they can, and nothing else suffers", async (context) => {
    const front = await startFront(context);
    const fails = (url: string): boolean => url.includes("/validatingadmissionpolicies");
    const body = status(500, "InternalError", "the store is being moved");
    front.decide(({ url }) => (fails(url) ? { kind: "answer", status: 500, body } : pass));
    const { cluster, states } = await connect(context, { files: [front.kubeconfig] });
    const reads: string[] = [];
    cluster.onPolicies(({ kind }) => reads.push(kind));
    await eventually("the failure", () => reads.includes("failed"));
    front.decide(() => pass);
    await eventually("the policies", () => reads.at(-1) === "read", 40);
    assert.deepEqual(
      states.flatMap(({ failure }) => failure ?? []),
      [],
    );
  });

  test("a group whose types cannot be read fails its own kinds, and no others", async (context) => {
    const { cluster } = await connect(context);
    await applyObjects(
      cluster.objects,
      objectsIn(definitionOf("dock") + "---\n" + definitionOf("quay")),
      options,
    );
    const front = await startFront(context);
    const body = status(500, "InternalError", "no types today");
    front.decide(({ url }) =>
      url.includes("/apis/dock.example.org/v1?") ? { kind: "answer", status: 500, body } : pass,
    );
    const before = process.env["KUBECONFIG"];
    context.after(() => {
      if (before === undefined) delete process.env["KUBECONFIG"];
      else process.env["KUBECONFIG"] = before;
    });
    process.env["KUBECONFIG"] = front.kubeconfig;
    const kind = (name: string): GroupVersionKind => ({
      group: `${name}.example.org`,
      version: "v1",
      kind: "Crate",
    });
    await eventually("both kinds", async () => {
      const read = await readCluster({
        context: "test",
        cacheFolder: temporaryFolder(context),
        catalogueOf: () => loadCatalogue("1.36"),
      });
      try {
        if (read.schemas.lookup(kind("quay")).status === "absent") return false;
        await read.load([kind("quay")]);
        if (read.schemas.lookup(kind("quay")).status !== "found") return false;
        await assert.rejects(read.load([kind("dock")]), /no types today/u);
        await assert.rejects(read.load([kind("dock")]), /no types today/u);
        await read.load([kind("quay")]);
        return true;
      } finally {
        read.close();
      }
    });
    await deleteObjects(cluster.objects, objectsIn(definitionOf("dock") + "---\n" + definitionOf("quay")), {
      dryRun: false,
    });
  });
});

/** Of crates in a group of their own. */
function definitionOf(group: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: crates.${group}.example.org }
spec:
  group: ${group}.example.org
  names: { kind: Crate, plural: crates }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema: { type: object, properties: { spec: { type: object } } }
`;
}
