import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import type { CompletionList, Hover, Location, WorkspaceEdit } from "vscode-languageserver-protocol";
import { chartProject, type ChartProject } from "../support/chartProject.ts";

/** Places as `file:line text`. */
function placesOf(locations: readonly Location[], uriOf: ChartProject["uriOf"]): readonly string[] {
  const home = uriOf("");
  return locations.map(({ uri, range }) => {
    const line = readFileSync(fileURLToPath(uri), "utf8").split("\n")[range.start.line] ?? "";
    const text = line.slice(range.start.character, range.end.character);
    return `${uri.slice(home.length + 1)}:${String(range.start.line + 1)} ${text}`;
  });
}

suite("a Helm chart in the editor", () => {
  test("leads from a value to its default and back", async (context) => {
    const { open, ask, uriOf } = await chartProject(context);
    await open("templates/deployment.yaml");
    await open("values.yaml");
    const definition = (needle: string): Promise<readonly string[]> =>
      ask<Location[]>("textDocument/definition", "templates/deployment.yaml", needle).then((found) =>
        placesOf(found, uriOf),
      );
    assert.deepEqual(await definition("{{ .repository"), ["values.yaml:5 repository"]);
    assert.deepEqual(await definition(".Values.service.port"), ["values.yaml:12 port"]);
    assert.deepEqual(await definition(".Values.service"), ["values.yaml:10 service"]);
    assert.deepEqual(await definition('include "web.fullname'), ['templates/_helpers.tpl:2 "web.fullname"']);
    const uses = await ask<Location[]>("textDocument/references", "values.yaml", "  port");
    assert.deepEqual(placesOf(uses, uriOf), [
      "templates/deployment.yaml:29 port",
      "templates/service.yaml:9 port",
    ]);
    const hosts = await ask<Location[]>("textDocument/references", "values.yaml", "- host");
    assert.deepEqual(placesOf(hosts, uriOf), ["templates/ingress.yaml:10 host"]);
  });

  test("shows defaults, and completes values, built-in objects, functions and named templates", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context);
    await open("templates/deployment.yaml");
    const hover = await ask<Hover>("textDocument/hover", "templates/deployment.yaml", ".Values.replicas");
    const { value } = hover.contents as { readonly value: string };
    assert.match(value, /`\.Values\.replicas`.*How many pods run at the same time\..*replicas: 2/su);
    const labels = async (text: string): Promise<readonly string[]> => {
      await server.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: uriOf("templates/deployment.yaml"), version: 2 },
        contentChanges: [{ text }],
      });
      const lines = text.split("\n");
      const { items } = await server.connection.sendRequest<CompletionList>("textDocument/completion", {
        textDocument: { uri: uriOf("templates/deployment.yaml") },
        position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
      });
      return items.map(({ label }) => label);
    };
    assert.deepEqual(await labels("a: {{ .Values.image."), ["repository", "tag", "pullPolicy"]);
    assert.deepEqual(await labels("{{ with .Values.service }}\na: {{ ."), ["type", "port"]);
    assert.ok((await labels("a: {{ .")).includes("Capabilities"));
    assert.ok((await labels("a: {{ .Release.")).includes("Namespace"));
    assert.deepEqual(await labels('a: {{ include "'), ["web.fullname", "web.labels"]);
    assert.ok((await labels("a: {{ to")).includes("toYaml"));
  });

  test("is never read as plain YAML, and says what no value is set for", async (context) => {
    const { server, open, uriOf } = await chartProject(context);
    const isClean = server.nextDiagnostics(({ uri }) => uri === uriOf("templates/deployment.yaml"));
    const text = await open("templates/deployment.yaml");
    assert.deepEqual((await isClean).diagnostics, []);
    const isTold = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 1);
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: uriOf("templates/deployment.yaml"), version: 2 },
      contentChanges: [
        { text: text.replace("replicas: {{ .Values.replicas", "replcas: {{ .Values.replica") },
      ],
    });
    assert.deepEqual(
      (await isTold).diagnostics.map(({ code, message, severity }) => [code, severity, message]),
      [
        ["unknown-field", 1, "There is no field `replcas` in `spec`. Did you mean `replicas`?"],
        ["missing-chart-value", 4, "The values of the chart have no `replica`. Did you mean `replicas`?"],
      ],
    );
    const isSet = server.nextDiagnostics(({ diagnostics }) => diagnostics.length === 1);
    const values = readFileSync(fileURLToPath(uriOf("values.yaml")), "utf8");
    await server.open(uriOf("values.yaml"), `${values}replica: 1\n`);
    await isSet;
  });

  test("gives a value another name in all its files, or none", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context);
    await open("templates/deployment.yaml");
    const prepared = await ask<{ placeholder: string } | null>(
      "textDocument/prepareRename",
      "templates/deployment.yaml",
      ".Values.service.port",
    );
    assert.equal(prepared?.placeholder, "port");
    const rename = (line: number, character: number, newName: string): Promise<WorkspaceEdit> =>
      server.connection.sendRequest("textDocument/rename", {
        textDocument: { uri: uriOf("templates/deployment.yaml") },
        position: { line, character },
        newName,
      });
    const { changes = {} } = await rename(11, 25, "copies");
    assert.deepEqual(
      Object.entries(changes).map(([uri, edits]) => [uri.slice(uriOf("").length + 1), edits.length]),
      [
        ["values.yaml", 1],
        ["ci/small-values.yaml", 1],
        ["values-production.yaml", 1],
        ["templates/deployment.yaml", 1],
      ],
    );
    await assert.rejects(
      rename(11, 25, "service"),
      /The values have a key `service` at this place already\./u,
    );
    await assert.rejects(rename(11, 25, "a-b"), /can not stand behind a dot/u);
  });

  test("has values that are checked, completed and explained by their schema", async (context) => {
    const { server, uriOf } = await chartProject(context);
    const { connection } = server;
    const schema = JSON.stringify({
      additionalProperties: false,
      properties: {
        replicas: { type: "integer", description: "How many Pods run." },
        image: { type: "object", properties: { repository: { type: "string" }, tag: { type: "string" } } },
        mode: { enum: ["fast", "safe"], type: "string" },
      },
    });
    writeFileSync(fileURLToPath(uriOf("values.schema.json")), schema);
    const uri = uriOf("values.yaml");
    const until = (...codes: readonly string[]): Promise<unknown> =>
      server.nextDiagnostics(
        (params) =>
          params.uri === uri &&
          isDeepStrictEqual(
            params.diagnostics.map(({ code }) => code),
            codes,
          ),
      );
    const isTold = until("invalid-chart-value");
    await server.open(uri, 'replicas: "2"\nimage:\n  \nmode: \n');
    await isTold;
    const labels = async (line: number, character: number): Promise<readonly string[]> => {
      const { items } = await connection.sendRequest<CompletionList>("textDocument/completion", {
        textDocument: { uri },
        position: { line, character },
      });
      return items.map(({ label }) => label);
    };
    assert.deepEqual(await labels(2, 2), ["repository", "tag"]);
    assert.deepEqual(await labels(3, 6), ["fast", "safe"]);
    const hover = await connection.sendRequest<Hover>("textDocument/hover", {
      textDocument: { uri },
      position: { line: 0, character: 3 },
    });
    assert.match((hover.contents as { readonly value: string }).value, /replicas.*How many Pods run\./su);
    const isAllowed = until();
    await server.open(uriOf("values.schema.json"), "{}", 1, "json");
    await isAllowed;
  });

  test("leads into the charts that it depends on, in its folder and beside it, and has their schemas for what it sets there", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context);
    const write = (name: string, text: string): void => {
      const file = fileURLToPath(uriOf(name));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    const chart = readFileSync(fileURLToPath(uriOf("Chart.yaml")), "utf8");
    write("Chart.yaml", `${chart}  - { name: common, version: 1.0.0, repository: "file://../common" }\n`);
    write("../common/Chart.yaml", "apiVersion: v2\nname: common\nversion: 1.0.0\ntype: library\n");
    write(
      "../common/templates/_labels.tpl",
      '{{ define "common.labels" }}team: {{ .Values.team }}{{ end }}\n',
    );
    write("../common/values.schema.json", '{"properties":{"team":{"type":"string","enum":["a","b"]}}}');
    write("templates/labels.yaml", '{{ include "common.labels" . }}\n');
    write("values.yaml", "cache:\n  enabled: true\n  port: 6380\ncommon:\n  team: 1\n");
    const found = async (method: string, name: string, needle: string): Promise<readonly string[]> =>
      placesOf(await ask<Location[]>(`textDocument/${method}`, name, needle), uriOf);
    await open("templates/labels.yaml");
    const labels = (
      await ask<Location[]>("textDocument/definition", "templates/labels.yaml", "common.la")
    )[0];
    assert.equal(labels?.uri, uriOf("../common/templates/_labels.tpl"));
    const isTold = server.nextDiagnostics(
      ({ uri, diagnostics }) => uri === uriOf("values.yaml") && diagnostics.length > 0,
    );
    await open("values.yaml");
    assert.deepEqual(
      (await isTold).diagnostics.map(({ code, range: { start } }) => [code, start.line]),
      [["invalid-chart-value", 4]],
    );
    assert.deepEqual(await found("references", "values.yaml", "  port"), [
      "charts/cache/templates/service.yaml:7 port",
    ]);
    const { items } = await ask<CompletionList>("textDocument/completion", "values.yaml", "  team: ");
    assert.deepEqual(
      items.map(({ label }) => label),
      ["a", "b"],
    );
    const isAllowed = server.nextDiagnostics(
      ({ uri, diagnostics }) => uri === uriOf("values.yaml") && diagnostics.length === 0,
    );
    await server.open(uriOf("../common/values.schema.json"), "{}", 1, "json");
    await isAllowed;
  });

  test("leads from a library to the charts that depend on it", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context);
    const write = (name: string, text: string): void => {
      const file = fileURLToPath(uriOf(name));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    const library = "apiVersion: v2\nname: common\nversion: 1.0.0\ntype: library\n";
    const dependency = 'dependencies: [{ name: common, version: 1.0.0, repository: "file://../common" }]\n';
    write("../common/Chart.yaml", library);
    write("../common/templates/_labels.tpl", '{{ define "common.labels" }}team: a{{ end }}\n');
    write("../shop/Chart.yaml", `apiVersion: v2\nname: shop\nversion: 1.0.0\n${dependency}`);
    write("../shop/templates/labels.yaml", '{{ include "common.labels" . }}\n');
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriOf("../shop/Chart.yaml"), type: 1 }],
    });
    const references = async (name: string, needle: string): Promise<unknown> => {
      await open(name);
      const found = await ask<Location[]>("textDocument/references", name, needle);
      return found.map(({ uri, range: { start } }) => [uri, start.line, start.character]);
    };
    assert.deepEqual(await references("../common/Chart.yaml", "name: com"), [
      [uriOf("../shop/Chart.yaml"), 3, 23],
    ]);
    assert.deepEqual(await references("../common/templates/_labels.tpl", "common.la"), [
      [uriOf("../shop/templates/labels.yaml"), 0, 11],
    ]);
  });

  test("gives a named template another name wherever it is used, and shows how it is defined", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context);
    await open("templates/deployment.yaml");
    const params = { textDocument: { uri: uriOf("templates/deployment.yaml") } };
    const hover = await ask<Hover>("textDocument/hover", "templates/deployment.yaml", 'include "web.full');
    const { value } = hover.contents as { readonly value: string };
    assert.match(value, /`web\.fullname`.*define "web\.fullname".*end/su);
    for (const [needle, said] of [
      ["inclu", /include NAME CONTEXT.*Renders a named template/su],
      ["{{- toYa", /toYaml VALUE.*as YAML/su],
      ["$.Chart.AppV", /The version of what the chart installs\./u],
    ] as const) {
      const found = await ask<Hover>("textDocument/hover", "templates/deployment.yaml", needle);
      assert.match((found.contents as { readonly value: string }).value, said);
    }
    assert.equal(await ask("textDocument/hover", "templates/deployment.yaml", "nindent 4"), null);
    const prepared = await ask<{ placeholder: string } | null>(
      "textDocument/prepareRename",
      "templates/deployment.yaml",
      'include "web.full',
    );
    assert.equal(prepared?.placeholder, "web.fullname");
    const text = readFileSync(fileURLToPath(uriOf("templates/deployment.yaml")), "utf8");
    const lines = (text.split("web.fullname", 1)[0] ?? "").split("\n");
    const position = { line: lines.length - 1, character: (lines.at(-1)?.length ?? 0) + 1 };
    const { changes = {} } = await server.connection.sendRequest<WorkspaceEdit>("textDocument/rename", {
      ...params,
      position,
      newName: "web.name",
    });
    const texts = Object.keys(changes).map((uri) => readFileSync(fileURLToPath(uri), "utf8"));
    const uses = texts.reduce((sum, each) => sum + each.split('"web.fullname"').length - 1, 0);
    assert.equal(Object.values(changes).flat().length, uses);
    assert.ok(Object.hasOwn(changes, uriOf("templates/_helpers.tpl")));
    await assert.rejects(
      server.connection.sendRequest("textDocument/rename", { ...params, position, newName: "web.labels" }),
      /There is a template `web\.labels` already\./u,
    );
  });

  test("shares `global` with the charts inside of it, and all its values with libraries", async (context) => {
    const { open, ask, uriOf } = await chartProject(context);
    const write = (name: string, text: string): void => {
      const file = fileURLToPath(uriOf(name));
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    };
    const chart = readFileSync(fileURLToPath(uriOf("Chart.yaml")), "utf8");
    write("Chart.yaml", `${chart}  - { name: common, version: 1.0.0 }\n`);
    write("charts/common/Chart.yaml", "apiVersion: v2\nname: common\nversion: 1.0.0\ntype: library\n");
    write("charts/common/templates/_labels.tpl", '{{ define "common.team" }}{{ .Values.team }}{{ end }}\n');
    write("charts/cache/templates/zone.yaml", "zone: {{ .Values.global.zone }}\n");
    write("values.yaml", "team: a\nglobal:\n  zone: b\n");
    await open("values.yaml");
    const found = async (method: string, name: string, needle: string): Promise<readonly string[]> =>
      placesOf(await ask<Location[]>(`textDocument/${method}`, name, needle), uriOf);
    assert.deepEqual(await found("references", "values.yaml", "team"), [
      "charts/common/templates/_labels.tpl:1 team",
    ]);
    assert.deepEqual(await found("references", "values.yaml", "  zone"), [
      "charts/cache/templates/zone.yaml:1 zone",
    ]);
    await open("charts/common/templates/_labels.tpl");
    assert.deepEqual(await found("definition", "charts/common/templates/_labels.tpl", ".Values.team"), [
      "values.yaml:1 team",
    ]);
    await open("charts/cache/templates/zone.yaml");
    assert.deepEqual(await found("definition", "charts/cache/templates/zone.yaml", "global.zone"), [
      "values.yaml:3 zone",
    ]);
  });

  test("has a Chart.yaml that is checked and completed, whose conditions lead to the values", async (context) => {
    const { server, open, ask, uriOf } = await chartProject(context);
    const uri = uriOf("Chart.yaml");
    const text = await open("Chart.yaml");
    const found = await ask<Location[]>("textDocument/definition", "Chart.yaml", "condition: cache.ena");
    assert.deepEqual(placesOf(found, uriOf), ["values.yaml:29 enabled"]);
    const isTold = server.nextDiagnostics((params) => params.uri === uri && params.diagnostics.length > 0);
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: text.replace("application", "lib") }],
    });
    const { diagnostics } = await isTold;
    assert.deepEqual(
      diagnostics.map(({ code, range: { start } }) => [code, start.line]),
      [["invalid-chart", 3]],
    );
    const { items } = await ask<CompletionList>("textDocument/completion", "Chart.yaml", "type: ");
    assert.deepEqual(
      items.map(({ label }) => label),
      ["application", "library"],
    );
  });

  test("is found around a file that is opened alone", async (context) => {
    const { open, ask, uriOf } = await chartProject(context, { isWorkspace: false });
    await open("templates/service.yaml");
    const found = await ask<Location[]>(
      "textDocument/definition",
      "templates/service.yaml",
      ".Values.service.type",
    );
    assert.deepEqual(placesOf(found, uriOf), ["values.yaml:11 type"]);
  });
});
