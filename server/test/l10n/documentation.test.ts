import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { readDocumentationFolder } from "../../../scripts/catalogue/ownDocumentation.ts";
import { codeIn, hasLatinPunctuation } from "./chinese.ts";

const catalog = path.join(import.meta.dirname, "../../../catalog");

/** The text of every type and field that a folder documents, by its place, such as `ray.io.RayJobSpec suspend`. */
function textsIn(folder: string): ReadonlyMap<string, string> {
  const types = readDocumentationFolder(path.join(catalog, folder)).flatMap((group) => group.types);
  return new Map(
    types.flatMap(({ definition, texts }) =>
      [...texts].map(([field, text]) => [`${definition} ${field}`, text] as const),
    ),
  );
}

describe("the Chinese documentation of fields", () => {
  const english = textsIn("documentation");
  const chinese = textsIn("documentation.zh-cn");

  test("explains every type and field that is explained in English, and no other", () => {
    assert.ok(english.size > 0);
    assert.deepEqual([...chinese.keys()].toSorted(), [...english.keys()].toSorted());
  });

  test("keeps code as it is", () => {
    const wrong = [...chinese].filter(
      ([place, text]) => codeIn(text).join(" ") !== codeIn(english.get(place) ?? "").join(" "),
    );
    assert.deepEqual(wrong, []);
  });

  test("is written in Chinese, with its punctuation", () => {
    const wrong = [...chinese].filter(
      ([, text]) => !/\p{Script=Han}/u.test(text) || hasLatinPunctuation(text),
    );
    assert.deepEqual(wrong, []);
  });
});
