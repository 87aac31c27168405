import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createRedactor } from "../../src/core/assist/redaction.ts";

/** Each line holds the word `hunter` in a secret. */
const leaks: Readonly<Record<string, string>> = {
  "a constant with a telling name": `const apiKey = "hunter2"`,
  "a typed constant": `const defaultPassword string = "hunter2"`,
  "a field": `	config := Config{User: "me", BearerToken: "hunter2"}`,
  "an entry of a map": `	values := map[string]string{"password": "hunter2"}`,
  "an assignment to an element": `	values["password"] = "hunter2"`,
  "an argument behind its name": `	os.Setenv("DB_PASSWORD", "hunter2")`,
  "a command line": `	args := []string{"--token=hunter2"}`,
  "an address": `	open("postgres://root:hunter2@db:5432/app")`,
  "a known format": `	client.Use("ghp_hunterHUNTERhunterHUNTER0123456789")`,
  "a random text": `	client.Use("hunterQ7z9KpL2mN8vXc4RtY6wB")`,
  "a comment": `	// for tests: password=hunter2`,
  "a raw literal": "	secret := `hunter2`",
  "a private key": "var key = `-----BEGIN RSA PRIVATE KEY-----\nhunter\n-----END RSA PRIVATE KEY-----`",
  "a manifest": "var manifest = `\napiVersion: v1\nkind: Secret\nstringData:\n  a: hunter\n`",
};

suite("redaction of Go source", () => {
  for (const [name, source] of Object.entries(leaks)) {
    test(`${name} does not leave, and lines stay where they are`, () => {
      const { redactSource, restore } = createRedactor();
      const text = `package a\n\n${source}\n\nfunc last() {}\n`;
      const redacted = redactSource(text);
      assert.ok(!redacted.includes("hunter"), redacted);
      assert.equal(redacted.split("\n").length, text.split("\n").length);
      assert.equal(restore(redacted), text);
    });
  }

  test("what is no secret stays", () => {
    const text = [
      'const secretName = "registry"',
      'const tokenPath = "/var/run/secrets/token"',
      "func (c *Controller) syncSecret(secret *v1.Secret, token string) error {",
      '	if err := c.check(token); err != nil { return fmt.Errorf("no token for secret %q: %w", secret.Name, err) }',
      '	flags.StringVar(&o.Token, "token", o.Token, "The bearer token for the API server.")',
      '	klog.InfoS("Created the token", "secret", klog.KObj(secret))',
      "	// A token is rotated before it expires: the secret keeps the old one.",
      "}",
      "",
    ].join("\n");
    assert.equal(createRedactor().redactSource(text), text);
  });
});
