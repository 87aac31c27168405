import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parseDocumentStatus } from "../../src/core/documentStatus.ts";
import { eventLines, eventSubject } from "../../src/core/inside.ts";
import { looksLikeManifest, mayBeManifestInJson } from "../../src/core/manifestGuess.ts";
import { mayRestart } from "../../src/core/restartPolicy.ts";

suite("status of a document", () => {
  const status = {
    uri: "file:///a.yaml",
    isManifest: true,
    role: "objects",
    kubernetesVersion: "1.36",
    schemaSources: ["catalogue", "workspace"],
    objects: 2,
  };

  test("is read", () => {
    assert.deepEqual(parseDocumentStatus({ ...status, unknown: 1 }), status);
  });

  test("is refused when a part is missing or of another type", () => {
    for (const key of Object.keys(status))
      assert.equal(parseDocumentStatus({ ...status, [key]: undefined }), undefined);
    assert.equal(parseDocumentStatus({ ...status, schemaSources: [1] }), undefined);
    assert.equal(parseDocumentStatus({ ...status, role: "secret" }), undefined);
    assert.equal(parseDocumentStatus(null), undefined);
  });
});

suite("a guess at a manifest before the server has spoken", () => {
  test("YAML and JSON with apiVersion and kind", () => {
    assert.ok(looksLikeManifest("kind: Pod\napiVersion: v1\n"));
    assert.ok(looksLikeManifest('{\n  "apiVersion": "v1",\n  "kind": "Pod"\n}'));
  });

  test("anything else is none", () => {
    assert.ok(!looksLikeManifest("services:\n  web:\n    image: nginx\n"));
    assert.ok(!looksLikeManifest("# apiVersion: v1\nkind: Pod\n"));
  });

  test("JSON may be an object in one line, or a patch", () => {
    assert.ok(mayBeManifestInJson('{"kind":"Pod","apiVersion":"v1"}'));
    assert.ok(mayBeManifestInJson('[{ "op": "remove", "path": "/spec" }]'));
    assert.ok(!mayBeManifestInJson('{ "name": "shop", "version": "1.0.0" }'));
  });
});

suite("restart after a crash", () => {
  const minute = 60_000;

  test("the first crashes are forgiven", () => {
    assert.ok(mayRestart([0]));
    assert.ok(mayRestart([0, 1, 2, 3]));
  });

  test("a fifth crash within three minutes is the last", () => {
    assert.ok(!mayRestart([0, 1, 2, 3, 4]));
  });

  test("old crashes do not count", () => {
    assert.ok(mayRestart([0, 1, 2, 3, 4 * minute]));
  });
});

suite("a line among events", () => {
  test("names the object that it is about, and other lines name none", () => {
    const event = { moment: "2026-11-26T01:00:00Z", reason: "Failed", message: "no\n", about: "Pod web-0" };
    for (const isWarning of [true, false])
      for (const line of eventLines([{ ...event, isWarning, count: 3 }]))
        assert.deepEqual(eventSubject(line), { kind: "Pod", name: "web-0" });
    for (const line of ["", "kind: Pod", "2026-11-26T01:00:00Z Pod web-0 started"])
      assert.equal(eventSubject(line), undefined);
  });
});
