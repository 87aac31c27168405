import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { redact } from "../../src/core/assist/redaction.ts";

/** Each text holds the word `hunter` in a secret, whatever its form. */
const leaks: Readonly<Record<string, string>> = {
  "data of a Secret":
    "apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n  anything: aHVudGVy-hunter\n",
  "stringData as a block": "kind: Secret\napiVersion: v1\nstringData:\n  key: |\n    hunter\n    hunter2\n",
  "an environment variable":
    "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    env:\n    - name: DB_PASSWORD\n      value: hunter\n",
  "a field with a telling name": "apiVersion: x/v1\nkind: X\nspec:\n  apiKey: hunter\n",
  "a user in an address":
    "apiVersion: v1\nkind: ConfigMap\ndata:\n  url: postgres://root:hunter@db:5432/app\n",
  "a token in its own format":
    "apiVersion: v1\nkind: ConfigMap\ndata:\n  note: ghp_hunterHUNTERhunterHUNTER0123456789\n",
  "a random text": "apiVersion: v1\nkind: ConfigMap\ndata:\n  x: hunterQ7z9KpL2mN8vXc4RtY6wB\n",
  "a kubeconfig":
    "apiVersion: v1\nkind: Config\nusers:\n- name: me\n  user:\n    token: hunter\n    client-key-data: hunter\n",
  "the second of two documents":
    "apiVersion: v1\nkind: Service\nmetadata: { name: a }\n---\napiVersion: v1\nkind: Secret\nstringData: { a: hunter }\n",
  "a Secret that cannot be read": "apiVersion: v1\nkind: Secret\nstringData:\n  key: hunter: [\n",
  "an unreadable Secret's block":
    "apiVersion: v1\nkind: Secret\nstringData:\n  key: |\n    hunter\n  bad: [\n",
  "a number": "apiVersion: x/v1\nkind: X\nspec:\n  password: 123456 # token=hunter\n",
  "a comment": "apiVersion: v1\nkind: X # password=hunter2\n# password: hunter2\nspec: {}\n",
  "a command line":
    "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    args: [--password=hunter2, --token, hunter2]\n    command: [sh, -c, 'login --secret hunter2 now']\n",
  "settings inside of a ConfigMap":
    "apiVersion: v1\nkind: ConfigMap\ndata:\n  app.properties: |\n    user=me\n    db.password=hunter2\n  s.yaml: |\n    apiToken: hunter2\n",
  "an address in the middle of a text":
    "apiVersion: v1\nkind: ConfigMap\ndata:\n  cmd: psql -d postgres://root:hunter@db/app -c x\n",
  "what was applied last":
    'apiVersion: v1\nkind: X\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"stringData":{"a":"hunter"}}\n',
  "a private key":
    "kind: ConfigMap\napiVersion: v1\ndata:\n  k: |\n    -----BEGIN PRIVATE KEY-----\n    hunter\n",
};

suite("redaction", () => {
  for (const [name, text] of Object.entries(leaks)) {
    test(`${name} does not leave, and comes back`, () => {
      const redacted = redact(text);
      assert.equal(redacted.text.includes("hunter"), false, redacted.text);
      assert.equal(redacted.restore(redacted.text), text);
    });
  }

  test("what is no secret stays", () => {
    const text = [
      "apiVersion: apps/v1",
      "kind: Deployment",
      "metadata: { name: web, annotations: { checksum/config: 0123456789abcdef0123456789abcdef } }",
      "spec:",
      "  template:",
      "    spec:",
      "      imagePullSecrets: [{ name: registry }]",
      "      containers:",
      "      - name: web",
      "        image: registry.example/team/web:1.2.3@sha256:0123456789abcdef0123456789abcdef",
      "        args: [--max-tokens=4096, --served-model-name, llama, --tokenizer=auto]",
      "        env:",
      "        - name: DB_PASSWORD",
      "          valueFrom: { secretKeyRef: { name: db, key: password } }",
      "      volumes: [{ name: tls, secret: { secretName: web-tls } }]",
      "",
    ].join("\n");
    assert.equal(redact(text).text, text);
  });

  test("the same secret has the same placeholder, and placeholders are in no order of length", () => {
    const text = `kind: Secret\napiVersion: v1\nstringData:\n${Array.from({ length: 12 }, (_, index) => `  k${String(index)}: secret-${String(index)}\n`).join("")}  again: secret-3\n`;
    const redacted = redact(text);
    assert.equal(redacted.count, 12);
    assert.equal(redacted.restore(redacted.text), text);
  });
});
