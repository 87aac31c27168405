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
  const migration = MIGRATIONS.get(nameOf(manifest));
  if (to === undefined || migration === undefined || root.node === undefined || document.problems.length > 0)
    return [];
  const old = toValue(root.node);
  const wanted = isFields(old) ? migration(old) : undefined;
  if (wanted === undefined) return [];
  const edits = rewrite(root.node, { ...wanted, apiVersion: to }, document.text);
  return edits === undefined ? [] : [{ title: titleOf(to, edits), edits, migrates: true }];
}

/** Fields that an object may still have as an older version of its API named them, and that version. */
const former: ReadonlyMap<string, { readonly apiVersion: string; readonly fields: readonly string[] }> =
  new Map([
    [
      "networking.k8s.io/v1 Ingress",
      { apiVersion: "networking.k8s.io/v1beta1", fields: ["serviceName", "servicePort"] },
    ],
    [
      "autoscaling/v2 HorizontalPodAutoscaler",
      { apiVersion: "autoscaling/v2beta1", fields: ["targetAverageUtilization", "targetAverageValue"] },
    ],
  ]);

/** More places than that nobody looks through, and each of them would carry all. */
const mostEdits = 40;

/**
 * The fix for a field that went with an older version of the API, as in an example whose `apiVersion` alone was brought up to date: all
 * such fields of the object are rewritten.
 * @param name of the field that its type does not know
 */
export function formerFieldFix(manifest: Manifest, name: string): readonly Fix[] {
  const fields = former.get(nameOf(manifest))?.fields;
  return fields?.includes(name) === true ? manifest.shared(rewriteFormer) : [];
}

function rewriteFormer(manifest: Manifest): readonly Fix[] {
  const { gvk, root, document } = manifest;
  const version = former.get(nameOf(manifest));
  const migration = version && MIGRATIONS.get(`${version.apiVersion} ${gvk.kind}`);
  if (version === undefined || migration === undefined || root.node === undefined) return [];
  if (document.problems.length > 0) return [];
  const old = toValue(root.node);
  const wanted = isFields(old) ? migration(old) : undefined;
  const edits =
    wanted && rewrite(root.node, { ...wanted, apiVersion: root.at("apiVersion").string }, document.text);
  if (edits === undefined || edits.length === 0 || edits.length > mostEdits) return [];
  return [{ title: say`Rewrite the fields of \`${version.apiVersion}\``, edits }];
}

function nameOf({ gvk, root }: Manifest): string {
  return `${root.at("apiVersion").string ?? ""} ${gvk.kind}`;
}

function titleOf(to: string, edits: readonly TextEdit[]): Message {
  return edits.length === 1 ? say`Change to \`${to}\`` : say`Migrate to \`${to}\` with its fields`;
}
