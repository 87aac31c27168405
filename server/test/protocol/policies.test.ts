import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import { startServer, type ServerProcess } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const policy = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: owned
spec:
  paramKind: { apiVersion: v1, kind: ConfigMap }
  matchConstraints:
    resourceRules:
    - { apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [services] }
  validations:
  - expression: object.metadata.labels.owner == params.data.owner
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: owned-by-team
spec:
  policyName: owned
  validationActions: [Deny]
  paramRef: { name: owner, namespace: shop, parameterNotFoundAction: Deny }
`;

const params = `apiVersion: v1
kind: ConfigMap
metadata: { name: owner, namespace: shop }
data:
  owner: team
`;

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    owner: nobody
spec:
  ports:
  - port: 80
`;

interface Opened {
  readonly server: ServerProcess;
  readonly uriOf: (name: string) => string;
  readonly write: (name: string, text: string) => Promise<void>;
}

/** Policy and parameter lie on disk. */
async function opened(context: test.TestContext): Promise<Opened> {
  const folder = folderWith(context, { "policy.yaml": policy, "params.yaml": params });
  const server = await startServer(context, {
    folders: [pathToFileURL(folder).href],
    capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } },
  });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  return {
    server,
    uriOf,
    async write(name, text) {
      writeFileSync(path.join(folder, name), text);
      await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uriOf(name), type: 2 }],
      });
    },
  };
}

function violations({ diagnostics }: PublishDiagnosticsParams): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => code === "policy-violation");
}

test("policies and parameters of files that nobody has opened count, and so do their changes", async (context) => {
  const { server, uriOf, write } = await opened(context);
  const uri = uriOf("service.yaml");
  const next = (count: number): Promise<PublishDiagnosticsParams> =>
    server.nextDiagnostics((params) => params.uri === uri && violations(params).length === count);
  const refused = next(1);
  await server.open(uri, service);
  const [violation] = violations(await refused);
  assert.equal(violation?.severity, 1);
  assert.deepEqual(violation.range.start, { line: 5, character: 11 });
  assert.ok(typeof violation.message === "string");
  assert.match(violation.message, /is "nobody", `params\.data\.owner` is "team"/u);
  assert.deepEqual(
    violation.relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]),
    [
      [uriOf("policy.yaml"), 10],
      [uriOf("policy.yaml"), 15],
    ],
  );

  const kept = next(0);
  await write("params.yaml", params.replace("team", "nobody"));
  await kept;
  const again = next(1);
  await write("params.yaml", params);
  await again;
  const unbound = next(0);
  await write("policy.yaml", policy.replace("policyName: owned", "policyName: other"));
  await unbound;
});

test("a policy that is open counts as it stands in the editor", async (context) => {
  const { server, uriOf } = await opened(context);
  const uri = uriOf("service.yaml");
  const next = (found: (violations: readonly Diagnostic[]) => boolean): Promise<PublishDiagnosticsParams> =>
    server.nextDiagnostics((params) => params.uri === uri && found(violations(params)));
  const refused = next(({ length }) => length === 1);
  await server.open(uri, service);
  await refused;
  await server.open(uriOf("policy.yaml"), policy);
  const warned = next(([violation]) => violation?.severity === 2);
  // Deny becomes Warn: first what takes its place, so that no moment is without an action.
  await server.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri: uriOf("policy.yaml"), version: 2 },
    contentChanges: [
      {
        range: { start: { line: 18, character: 22 }, end: { line: 18, character: 26 } },
        text: "Warn",
      },
    ],
  });
  await warned;
});
