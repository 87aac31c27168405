import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { commandNames, insideCommandNames } from "../../src/core/commands.ts";

const root = path.join(import.meta.dirname, "../../..");
const translations = ["zh-cn"];

interface Setting {
  readonly markdownDescription?: string;
  /** Words that people search for and the description does not say. */
  readonly keywords?: readonly string[];
}

interface Manifest {
  readonly version: string;
  readonly engines: { readonly vscode: string; readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly menus: Readonly<
      Record<string, readonly { readonly command: string; readonly group?: string }[]>
    >;
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
  };
}

const manifestText = readFileSync(path.join(root, "package.json"), "utf8");
const manifest = JSON.parse(manifestText) as Manifest;

function keysOf(file: string): string[] {
  return Object.keys(JSON.parse(readFileSync(path.join(root, file), "utf8")) as object).sort();
}

/** The first arguments of all calls of `l10n.t` in the sources of the extension. */
function localisedTexts(): string[] {
  const sources = globSync("client/src/**/*.ts", { cwd: root }).map((file) =>
    readFileSync(path.join(root, file), "utf8"),
  );
  const calls = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*("(?:[^"\\]|\\.)*")?/g)]);
  const texts = calls.map(([call, text]) => {
    assert.ok(text !== undefined, `${call}…: a text that is put together cannot be translated`);
    return JSON.parse(text) as string;
  });
  return [...new Set(texts)].sort();
}

suite("package.json of the extension", () => {
  test("declares the commands that the extension registers", () => {
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }) => command).sort(),
      [...commandNames].sort(),
    );
  });

  test("describes every setting, and says by which words it is found", () => {
    const settings = manifest.contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties),
    );
    const poor = settings.filter(
      ([, { markdownDescription = "", keywords = [] }]) =>
        markdownDescription === "" || keywords.length === 0,
    );
    assert.deepEqual(
      poor.map(([name]) => name),
      [],
    );
  });

  test("builds what ships where npm installs a clone, as pre-commit has it do", () => {
    // Of all scripts, npm runs only this one for a package that it takes from Git.
    assert.match(manifest.scripts["prepare"] ?? "", /scripts\/build\.ts package$/u);
  });

  test("has all that looks into the cluster for an object in its context menu", () => {
    const inside = (manifest.contributes.menus["editor/context"] ?? []).filter(({ group = "" }) =>
      group.startsWith("drydockInside@"),
    );
    assert.deepEqual(
      inside.map(({ command }) => command).sort(),
      insideCommandNames.filter((name) => name !== "drydock.manageForwards").sort(),
    );
    assert.equal(new Set(inside.map(({ group }) => group)).size, inside.length);
  });

  test("needs what the README says, and is packed as it says", () => {
    const { version, engines } = manifest;
    const editor = /^\^(\d+\.\d+)\.0$/u.exec(engines.vscode)?.[1];
    const node = /^>=(\d+\.\d+)$/u.exec(engines.node)?.[1];
    assert.ok(editor !== undefined && node !== undefined);
    for (const name of ["README.md", "README.zh-cn.md"]) {
      const readme = readFileSync(path.join(root, name), "utf8");
      for (const said of [`VS Code ${editor} `, `Node ${node} `, `drydock-${version}.tgz`])
        assert.ok(readme.includes(said), `${name}: ${said}`);
    }
  });

  test("names grammars that exist", () => {
    for (const grammar of manifest.contributes.grammars)
      assert.ok(existsSync(path.join(root, grammar.path)), grammar.path);
  });
});

suite("texts of the extension", () => {
  test("of package.json stand in every language", () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? "").sort();
    assert.deepEqual(keysOf("package.nls.json"), used);
    for (const language of translations) assert.deepEqual(keysOf(`package.nls.${language}.json`), used);
  });

  test("of the code stand in every language", () => {
    assert.deepEqual(keysOf("client/l10n/bundle.l10n.json"), localisedTexts());
    for (const language of translations) {
      assert.deepEqual(keysOf(`client/l10n/bundle.l10n.${language}.json`), localisedTexts());
    }
  });
});
