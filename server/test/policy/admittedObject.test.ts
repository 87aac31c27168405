import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { UNKNOWN } from "../../src/core/cel/value.ts";
import { admittedObject } from "../../src/core/policy/admitted/admittedObject.ts";
import { isObject } from "../../src/core/schema/jsonValue.ts";
import { findManifests } from "../../src/core/validate/findManifests.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { toValue } from "../../src/core/yaml/toValue.ts";
import { publishedKinds } from "../support/schemas.ts";
import { SHARED_ABSENT, sharedPath } from "../support/shared.ts";

const recorded = sharedPath("cases", "defaults.jsonl.gz");
const definitions = sharedPath("crds");

interface Stored {
  readonly gvk: string;
  readonly manifest: string;
  readonly stored: unknown;
}

/** Stored objects tell what a server decides by itself; what it was given in the record's own namespace is no default. */
function differences(ours: unknown, stored: unknown, at: string): readonly string[] {
  if (ours === UNKNOWN) return [];
  if (Array.isArray(ours) && Array.isArray(stored)) {
    // An unknown element at the end may be one or none.
    const known = ours.at(-1) === UNKNOWN && ours.length > stored.length ? ours.slice(0, -1) : ours;
    if (known.length !== stored.length) return [`${at}: ${ours.length} elements, not ${stored.length}`];
    return known.flatMap((item, index) => differences(item, stored[index], `${at}[]`));
  }
  if (isObject(ours) && isObject(stored)) {
    const names = new Set([...Object.keys(ours), ...Object.keys(stored)]);
    return [...names].flatMap((name) => {
      if (!(name in ours)) return [`${at}.${name}: ${JSON.stringify(stored[name])} is missing`];
      if (!(name in stored) && ours[name] !== UNKNOWN)
        return isOnlyUnknown(ours[name]) ? [] : [`${at}.${name}: ${JSON.stringify(ours[name])} is too much`];
      return differences(ours[name], stored[name], `${at}.${name}`);
    });
  }
  return ours === stored ? [] : [`${at}: ${JSON.stringify(ours)}, not ${JSON.stringify(stored)}`];
}

function isOnlyUnknown(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => item === UNKNOWN);
}

test(
  "objects are completed as an API server completes them",
  { skip: recorded === undefined || definitions === undefined ? SHARED_ABSENT : false },
  () => {
    if (recorded === undefined || definitions === undefined) return;
    const schemas = publishedKinds(definitions);
    const wrong = new Map<string, number>();
    let compared = 0;
    for (const line of gunzipSync(readFileSync(recorded)).toString().trim().split("\n")) {
      const { manifest: text, stored } = JSON.parse(line) as Stored;
      const [manifest] = findManifests(parseDocument(text));
      if (manifest?.root.node === undefined) continue;
      const lookup = schemas.lookup(manifest.gvk);
      if (lookup.status !== "found") continue;
      const value = toValue(manifest.root.node);
      if (!isObject(value)) continue;
      compared++;
      const ours = admittedObject(value, manifest.gvk, lookup.schema, lookup.info);
      for (const difference of differences(ours, stored, manifest.gvk.kind))
        wrong.set(difference, (wrong.get(difference) ?? 0) + 1);
    }
    assert.ok(compared > 1000, `${String(compared)} objects`);
    assert.deepEqual(Object.fromEntries(wrong), {});
  },
);
