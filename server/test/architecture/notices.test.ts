import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { thirdPartyNotices } from "../../../scripts/notices.ts";
import { projectPath } from "../support/shared.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** A folder with one package `harbour` of the given licence. */
function workplace(context: TestContext, license: string): string {
  const root = temporaryFolder(context);
  const folder = path.join(root, "node_modules/harbour");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ name: "harbour", version: "1.0.0", license }),
  );
  writeFileSync(path.join(folder, "LICENSE"), "Do what you like.\n");
  return root;
}

const source = "node_modules/harbour/lib/main.js";

test("the licences of packages are gathered once each, in the same order whatever that of the files", () => {
  const sources = ["js-yaml/a.js", "re2js/b.js", "fflate/c.js", "re2js/d.js"].map(
    (file) => `node_modules/${file}`,
  );
  const notices = thirdPartyNotices(projectPath("."), sources);
  assert.deepEqual(
    [...notices.matchAll(/^={100}\n(\S+) /gmu)].map(([, name]) => name),
    ["fflate", "js-yaml", "re2js"],
  );
  assert.equal(thirdPartyNotices(projectPath("."), sources.toReversed()), notices);
});

test("code under a licence that is not permissive does not ship", (context) => {
  assert.throws(
    () => thirdPartyNotices(workplace(context, "GPL-3.0-or-later"), [source]),
    /GPL-3\.0-or-later/u,
  );
  assert.throws(
    () => thirdPartyNotices(workplace(context, "(MIT AND GPL-3.0-or-later)"), [source]),
    /so its code/u,
  );
  assert.match(
    thirdPartyNotices(workplace(context, "(MIT OR GPL-3.0-or-later)"), [source]),
    /Do what you like/u,
  );
});

test("code without a licence file does not ship", (context) => {
  const root = workplace(context, "MIT");
  rmSync(path.join(root, "node_modules/harbour/LICENSE"));
  assert.throws(() => thirdPartyNotices(root, [source]), /no licence file/u);
});
