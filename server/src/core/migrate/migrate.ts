import type { Fix } from "../finding.ts";
import { lifetimeOf } from "../manifest/apiLifetimes.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { type Message, say } from "../text/message.ts";
import type { TextEdit } from "../text/range.ts";
import { rewrite } from "../yaml/rewrite.ts";
import { toValue } from "../yaml/toValue.ts";
import { isFields } from "./migration.ts";
import { MIGRATIONS } from "./migrations.ts";

/**
 * The fix that moves an object from a removed or deprecated version of its API to the one that replaces it, fields
 * included. None where that can not be done without knowing more than the text says. It is never applied unasked.
 */
export function migrationFix(manifest: Manifest): readonly Fix[] {
  const { gvk, root, document } = manifest;
  const to = lifetimeOf(gvk)?.replacement;
  const migration = MIGRATIONS.get(`${root.at("apiVersion").string ?? ""} ${gvk.kind}`);
  if (to === undefined || migration === undefined || root.node === undefined || document.problems.length > 0)
    return [];
  const old = toValue(root.node);
  const wanted = isFields(old) ? migration(old) : undefined;
  if (wanted === undefined) return [];
  const edits = rewrite(root.node, { ...wanted, apiVersion: to }, document.text);
  return edits === undefined ? [] : [{ title: titleOf(to, edits), edits, migrates: true }];
}

function titleOf(to: string, edits: readonly TextEdit[]): Message {
  return edits.length === 1 ? say`Change to \`${to}\`` : say`Migrate to \`${to}\` with its fields`;
}
