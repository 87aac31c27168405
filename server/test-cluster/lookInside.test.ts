import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { suite, test, type TestContext } from "node:test";
import { applyObjects } from "../src/cluster/applyObjects.ts";
import { refusedObjects } from "../src/cluster/access.ts";
import type { Cluster } from "../src/cluster/connectCluster.ts";
import { eventsOf } from "../src/cluster/events.ts";
import { readLogs } from "../src/cluster/podLogs.ts";
import { podsOf, summaryOf } from "../src/cluster/pods.ts";
import type { ForwardListener } from "../src/cluster/portForward.ts";
import type { OutputParams } from "../src/lsp/cluster/insideProtocol.ts";
import { connected } from "./connectedServer.ts";
import { startFront } from "./frontServer.ts";
import { startKubeletStandIn } from "./kubeletStandIn.ts";
import { connect, eventually, objectsIn } from "./testCluster.ts";
import { acceptWebSocket } from "./webSocket.ts";

const place = { namespace: "default", pod: "web-0", container: "web" };

async function withKubelet(context: TestContext): Promise<Cluster> {
  const front = await startKubeletStandIn(context);
  return (await connect(context, { files: [front.kubeconfig] })).cluster;
}

function deployment(name: string): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: default }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} }, matchExpressions: [{ key: app, operator: Exists }] }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      initContainers: [{ name: prepare, image: "prepare:1" }]
      containers: [{ name: web, image: "web:1", ports: [{ containerPort: 8080 }] }]
`;
}

async function applied(cluster: Cluster, text: string): Promise<ReturnType<typeof objectsIn>> {
  const objects = objectsIn(text);
  await applyObjects(cluster.objects, objects, {
    dryRun: false,
    force: false,
    onDefinitions: () => Promise.resolve(),
  });
  return objects;
}

/** Keeps what is told of a forwarded port. */
function hearing(told: string[]): ForwardListener {
  return { onFailure: (message) => told.push(message), onEnd: (message) => told.push(message) };
}

suite("logs", () => {
  test("of several containers come line by line, each with its place, and the query says what was asked", async (context) => {
    const cluster = await withKubelet(context);
    const lines: string[] = [];
    const options = { follow: false, previous: true, tailLines: 7, signal: AbortSignal.timeout(10_000) };
    await readLogs(
      cluster.transport,
      [place, { ...place, container: "side" }],
      options,
      (line, { container }) => lines.push(`${container}: ${line}`),
    );
    assert.deepEqual(lines.toSorted(), [
      "side: first of web-0/side",
      "side: previous true",
      "side: tail 7",
      "web: first of web-0/web",
      "web: previous true",
      "web: tail 7",
    ]);
  });

  test("are followed until the signal fires; a container without a log says why, and stops no other", async (context) => {
    const cluster = await withKubelet(context);
    const stop = new AbortController();
    const lines: string[] = [];
    const options = { follow: true, previous: false, tailLines: 1, signal: stop.signal };
    await readLogs(cluster.transport, [{ ...place, container: "broken" }, place], options, (line) => {
      lines.push(line);
      if (line === "later") stop.abort();
    });
    assert.ok(lines.includes("later"));
    assert.ok(
      lines.some((line) => line.includes("waiting to start: ImagePullBackOff")),
      lines.join("\n"),
    );
  });
});

suite("a shell in a container", () => {
  test("gets what is typed, tells its size, and ends with the exit code", async (context) => {
    const cluster = await withKubelet(context);
    let output = "";
    const ended: string[] = [];
    const shell = await cluster.streams.exec(place, {
      command: ["sh", "-l"],
      columns: 80,
      rows: 24,
      onOutput: (text) => {
        output += text;
      },
      onEnd: (code, message) => ended.push(`${String(code)} ${message}`),
    });
    await eventually("the prompt", () => output.includes("sh -l in web"));
    await eventually("the first size", () => output.includes('size {"height":24,"width":80}'));
    shell.resize(120, 40);
    await eventually("the second size", () => output.includes('size {"height":40,"width":120}'));
    shell.write("hello\n");
    await eventually("the echo", () => output.includes("HELLO"));
    shell.write("exit\n");
    await eventually("the end", () => ended.length > 0);
    assert.deepEqual(ended, ["3 command terminated with exit code 3"]);
  });

  test("of a pod that is not there is refused with a sentence", async (context) => {
    const { cluster } = await connect(context);
    const options = {
      command: ["sh"],
      columns: 80,
      rows: 24,
      onOutput: () => undefined,
      onEnd: () => undefined,
    };
    await assert.rejects(
      cluster.streams.exec({ ...place, pod: "nobody" }, options),
      /Could not run sh in nobody: /u,
    );
  });
});

suite("a connection that is given up", () => {
  const farewell = "Drydock has closed its connection to test.";

  test("ends its shells and forwarded ports with a word, and opens no other", async (context) => {
    const cluster = await withKubelet(context);
    const ended: string[] = [];
    const options = {
      command: ["sh"],
      columns: 80,
      rows: 24,
      onOutput: () => undefined,
      onEnd: (code: number | undefined, message: string) => ended.push(`${String(code)} ${message}`),
    };
    await cluster.streams.exec(place, options);
    const told: string[] = [];
    const forward = await cluster.streams.forward({ ...place, port: 8080, localPort: 0 }, hearing(told));
    const socket = connectSocket(forward.localPort, "127.0.0.1");
    socket.write("through");
    await once(socket, "data");
    cluster.close();
    assert.deepEqual(ended, [`undefined ${farewell}`]);
    assert.deepEqual(told, [farewell]);
    await once(socket, "close");
    const [error] = (await once(connectSocket(forward.localPort, "127.0.0.1"), "error")) as [
      NodeJS.ErrnoException,
    ];
    assert.equal(error.code, "ECONNREFUSED");
    await assert.rejects(cluster.streams.exec(place, options), { message: farewell });
    await assert.rejects(cluster.streams.forward({ ...place, port: 8080, localPort: 0 }, hearing(told)), {
      message: farewell,
    });
    assert.equal(ended.length, 1);
  });

  test("ends a log that the editor follows, with a word", async (context) => {
    const front = await startKubeletStandIn(context);
    const { server } = await connected(context, undefined, front.kubeconfig);
    const isFollowed = new Promise<void>((resolve) => {
      server.connection.onNotification("drydock/inside/output", ({ text }: OutputParams) => {
        if (text === "later\n") resolve();
      });
    });
    const log = server.connection.sendRequest("drydock/inside/logs", {
      id: "log",
      context: "test",
      places: [place],
      follow: true,
      previous: false,
      tailLines: 1,
    });
    const isEnded = assert.rejects(log, /Drydock has closed its connection to test\./u);
    await isFollowed;
    await server.connection.sendRequest("drydock/cluster/disconnect");
    await isEnded;
  });
});

suite("a server that takes no WebSockets", () => {
  test("is told as such, with what to do there", async (context) => {
    const cluster = await withKubelet(context);
    const old = { ...place, pod: "spdy-only" };
    const options = { columns: 80, rows: 24, onOutput: () => undefined, onEnd: () => undefined };
    await assert.rejects(
      cluster.streams.exec(old, { ...options, command: ["sh"] }),
      /Could not run sh in spdy-only: .*400.* takes no WebSockets, .* use kubectl there/u,
    );
    const failures: string[] = [];
    const forward = await cluster.streams.forward({ ...old, port: 8080, localPort: 0 }, hearing(failures));
    const socket = connectSocket(forward.localPort, "127.0.0.1");
    await once(socket, "close");
    forward.close();
    assert.match(failures.join(), /Could not reach port 8080 of spdy-only: .* takes no WebSockets/u);
  });
});

suite("a forwarded port", () => {
  test("holds no connection for somebody who is gone before the pod has answered", async (context) => {
    const front = await startFront(context);
    const upgraded: Socket[] = [];
    front.http.on("upgrade", (request, socket: Socket) => {
      upgraded.push(socket);
      setTimeout(() => acceptWebSocket(request, socket, () => undefined), 300);
    });
    const { cluster } = await connect(context, { files: [front.kubeconfig] });
    const forward = await cluster.streams.forward({ ...place, port: 8080, localPort: 0 }, hearing([]));
    const gone = connectSocket(forward.localPort, "127.0.0.1");
    await eventually("the way to the pod", () => upgraded.length === 1);
    gone.destroy();
    await eventually("its end", () => upgraded.every(({ destroyed }) => destroyed));
    forward.close();
  });

  test("leads from this machine to the pod and back, for several connections, until it is closed", async (context) => {
    const cluster = await withKubelet(context);
    const failures: string[] = [];
    const forward = await cluster.streams.forward({ ...place, port: 8080, localPort: 0 }, hearing(failures));
    for (const text of ["one", "two"]) {
      const socket = connectSocket(forward.localPort, "127.0.0.1");
      socket.write(text);
      const [answer] = (await once(socket, "data")) as [Buffer];
      assert.equal(answer.toString("utf8"), text);
      socket.destroy();
    }
    assert.deepEqual(failures, []);
    const taken = cluster.streams.forward(
      { ...place, port: 8080, localPort: forward.localPort },
      hearing([]),
    );
    await assert.rejects(taken, /Could not listen on port \d+ of this machine/u);
    forward.close();
    const late = connectSocket(forward.localPort, "127.0.0.1");
    const [error] = (await once(late, "error")) as [NodeJS.ErrnoException];
    assert.equal(error.code, "ECONNREFUSED");
  });
});

suite("what is known of an object", () => {
  test("its pods with their containers and ports", async (context) => {
    const { cluster } = await connect(context);
    const [web] = await applied(cluster, deployment("inside"));
    assert.ok(web !== undefined);
    await eventually("two pods", async () => (await podsOf(cluster.objects, web)).length === 2);
    const [pod] = await podsOf(cluster.objects, web);
    const { containers, ports } = summaryOf(pod ?? {});
    assert.deepEqual({ containers, ports }, { containers: ["web", "prepare"], ports: [8080] });
  });

  test("its events and those of its pods, in the order of time", async (context) => {
    const { cluster } = await connect(context);
    const [web] = await applied(cluster, deployment("eventful"));
    assert.ok(web !== undefined);
    await eventually("an event", async () => (await eventsOf(cluster.objects, web)).length > 0);
    const [event] = await eventsOf(cluster.objects, web);
    assert.equal(event?.reason, "ScalingReplicaSet");
    assert.equal(event.about, "Deployment eventful");
  });

  test("whether the person may apply it", async (context) => {
    const { cluster } = await connect(context);
    const [web] = objectsIn(deployment("allowed"));
    assert.ok(web !== undefined);
    assert.deepEqual(await refusedObjects(cluster.objects, [web], "patch"), []);
    const front = await startFront(context);
    const { cluster: limited } = await connect(context, { files: [front.kubeconfig] });
    front.decide(() => ({ kind: "pass", headers: { "impersonate-user": "nobody" } }));
    const refused = await refusedObjects(limited.objects, [web], "patch");
    assert.deepEqual(
      refused.map(({ name }) => name),
      ["allowed"],
    );
  });
});
