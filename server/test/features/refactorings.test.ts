import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { refactorings } from "../../src/core/features/refactor/refactorings.ts";
import { inWords } from "../../src/core/text/message.ts";
import { checkDocument } from "../../src/core/validate/checkDocument.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { splitDocuments } from "../../src/core/yaml/splitDocuments.ts";
import { builtInKinds } from "../support/schemas.ts";

const schemas = builtInKinds();

const web = `# the shop
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web # its name
  namespace: shop
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      hostNetwork: true
      containers:
        - name: web
          image: registry.example.com/web:1.4
          ports:
            - name: http
              containerPort: 8080
          resources:
            requests: { cpu: 250m, memory: 64Mi }
            limits: { memory: 64Mi }
          securityContext:
            privileged: true
            capabilities: { add: [NET_BIND_SERVICE, NET_ADMIN] }
`;

const llm = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: llm
spec:
  replicas: 2
  selector: { matchLabels: { app: llm } }
  template:
    metadata: { labels: { app: llm } }
    spec:
      containers:
        - name: server
          image: vllm/vllm-openai:v0.10.0
          args: [--model=Qwen/Qwen3-8B]
          ports: [{ containerPort: 8000 }]
          resources: { limits: { nvidia.com/gpu: 1, memory: 64Gi, cpu: 8 } }
`;

const job = `apiVersion: batch/v1
kind: Job
metadata: { name: sum }
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - { name: sum, image: "registry.example.com/sum:2", resources: { limits: { cpu: 1, memory: 1Gi } } }
`;

/** The text after the refactoring whose title has these words. */
function refactored(text: string, words: RegExp): string {
  const found = refactorings(parseDocument(text)).filter(({ title }) => words.test(inWords(title)));
  assert.equal(found.length, 1, `${String(words)} in ${titles(text).join("\n")}`);
  return applyEdits(text, found[0]?.edits ?? []);
}

function titles(text: string): readonly string[] {
  return refactorings(parseDocument(text)).map(({ title }) => inWords(title));
}

/** Codes of what is wrong at the restricted level, in all documents of a text. */
function codesIn(text: string): readonly string[] {
  return splitDocuments(text).flatMap(({ start, end }) => {
    const { findings, failures = [] } = checkDocument(parseDocument(text.slice(start, end)), schemas, {
      severities: new Map(),
      practice: { level: "warning", podSecurity: "restricted" },
    });
    assert.deepEqual(failures, []);
    return findings.map(({ code }) => code);
  });
}

describe("refactorings", () => {
  test("never make anything wrong that was right", () => {
    for (const text of [web, llm, job]) {
      const before = new Set(codesIn(text));
      for (const { title, edits } of refactorings(parseDocument(text)))
        assert.deepEqual(
          codesIn(applyEdits(text, edits)).filter((code) => !before.has(code)),
          [],
          inWords(title),
        );
    }
  });

  test("secure: nothing that the restricted level asks for is left, comments stay", () => {
    const after = refactored(web, /Pod Security/u);
    const security = /capabilit|privilege|root|seccomp|host/u;
    assert.ok(codesIn(web).some((code) => security.test(code)));
    assert.deepEqual(
      codesIn(after).filter((code) => security.test(code)),
      [],
    );
    assert.match(after, /^# the shop\n[^]*name: web # its name/u);
    assert.match(after, /NET_BIND_SERVICE/u);
    assert.doesNotMatch(after, /NET_ADMIN|hostNetwork|privileged: true/u);
  });

  test("elastic: the autoscaler owns the replicas", () => {
    const after = refactored(web, /an HPA/u);
    assert.doesNotMatch(after, /^ {2}replicas:/mu);
    assert.match(
      after,
      /\n---\napiVersion: autoscaling\/v2\nkind: HorizontalPodAutoscaler\n[^]*namespace: shop/u,
    );
    assert.match(refactored(web, /the load, by KEDA/u), /kind: ScaledObject[^]*type: cpu/u);
    assert.match(refactored(web, /a VPA/u), /replicas: 1[^]*kind: VerticalPodAutoscaler/u);
  });

  test("elastic: a model server follows the requests that wait, not its processor", () => {
    assert.match(refactored(llm, /requests that wait/u), /vllm:num_requests_waiting/u);
    assert.ok(!titles(llm).some((title) => title.includes("HPA")));
  });

  test("available: replicas, spread, readiness, a budget", () => {
    const after = refactored(web, /loss of a node/u);
    assert.match(after, /replicas: 2/u);
    assert.match(after, /topologySpreadConstraints[^]*kind: PodDisruptionBudget/u);
    assert.match(after, /readinessProbe:\n\s+tcpSocket:\n\s+port: http/u);
    assert.match(refactored(llm, /loss of a node/u), /port: 8000/u);
  });

  test("observable: what the ServiceMonitor selects is there", () => {
    const after = refactored(web, /Prometheus/u);
    assert.match(after, /prometheus\.io\/port: ['"]8080['"]/u);
    assert.match(after, /kind: Service\n[^]*name: web-metrics\n[^]*kind: ServiceMonitor/u);
  });

  test("queued: once", () => {
    const after = refactored(job, /Kueue/u);
    assert.match(after, /kueue\.x-k8s\.io\/queue-name['"]?: default/u);
    assert.ok(!titles(after).some((title) => title.includes("Kueue")));
  });

  test("only what fits the kind is offered, and nothing for other kinds", () => {
    assert.deepEqual(
      titles(job).map((title) => title.slice(0, 4)),
      ["Keep", "Wait"],
    );
    assert.deepEqual(titles("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n"), []);
    assert.deepEqual(titles("not: a manifest\n"), []);
  });

  test("a volume of the node's files can not be replaced", () => {
    const text = job.replace(
      "restartPolicy",
      "volumes: [{ name: a, hostPath: { path: /a } }]\n      restartPolicy",
    );
    assert.ok(!titles(text).some((title) => title.includes("Pod Security")));
  });
});
