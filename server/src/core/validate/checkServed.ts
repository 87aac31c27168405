import type { Fix } from "../finding.ts";
import { isRemoved, lifetimeOf, type ApiLifetime } from "../manifest/apiLifetimes.ts";
import { toApiVersion } from "../manifest/apiVersion.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { migrationFix } from "../migrate/migrate.ts";
import type { AbsentBecause, SchemaLookup } from "../schema/schema.ts";
import { closestName } from "../text/closestName.ts";
import { codes, listing, say } from "../text/message.ts";
import { isFilledIn } from "./placeholders.ts";
import { chooseValue } from "./structureFixes.ts";
import type { StructureReport } from "./structureReport.ts";

/** Letters in which a kind that nobody knows may differ from one of its group and still be that one, mistyped. */
const mistypedLetters = 2;

/** What versions are called (https://kubernetes.io/docs/reference/using-api/#api-versioning). */
const aVersion = /^v\d+(?:(?:alpha|beta)\d+)?$/u;

/** Whether an object's version is served. @param minor of the Kubernetes version */
export function checkServed(
  manifest: Manifest,
  lookup: SchemaLookup,
  minor: number,
  report: StructureReport,
): void {
  if (lookup.status === "found") return;
  const lifetime = lifetimeOf(manifest.gvk);
  if (lifetime !== undefined && isRemoved(lifetime, minor)) reportRemoved(manifest, lifetime, report);
  else if (lookup.status === "absent") reportAbsent(manifest, lookup.because, report);
}

/** The version was served once. Where nothing but `apiVersion` changes, the change is the one right repair. */
function reportRemoved(manifest: Manifest, lifetime: ApiLifetime, report: StructureReport): void {
  const { gvk, root } = manifest;
  const at = root.at("apiVersion");
  const { removed = 0, replacement } = lifetime;
  const instead = replacement === undefined ? say`nothing replaces it` : say`use \`${replacement}\``;
  const fixes = migrationFix(manifest).map((fix): Fix =>
    fix.edits.length === 1 ? { ...fix, preferred: true } : fix,
  );
  report(
    "unknown-version",
    at,
    say`\`${at.string ?? ""}\` of \`${gvk.kind}\` was removed in Kubernetes 1.${removed}; ${instead}.`,
    { fixes },
  );
}

function reportAbsent(manifest: Manifest, because: AbsentBecause, report: StructureReport): void {
  const { gvk, root } = manifest;
  const version = root.at("apiVersion");
  if (isFilledIn(version.string ?? "")) return;
  if (because.kind === "unknown-version") {
    const served = because.versions.map((each) => toApiVersion({ group: gvk.group, version: each }));
    if (because.published === true && aVersion.test(gvk.version)) {
      report(
        "unknown-version",
        version,
        say`The newest release serves \`${gvk.kind}\` as ${listing(codes(served))}; others may serve it as \`${version.string ?? ""}\`.`,
        { severity: "hint", fixes: chooseValue(version, served.slice(0, 1)).map(withoutPreference) },
      );
      return;
    }
    report(
      "unknown-version",
      version,
      say`\`${gvk.kind}\` is not served as \`${version.string ?? ""}\`, but as ${listing(codes(served))}.`,
      { fixes: chooseValue(version, served.slice(0, 1)) },
    );
    return;
  }
  const isMistyped = closestName(gvk.kind, because.kinds, mistypedLetters) !== undefined;
  if (!because.complete && because.elsewhere.length === 0 && !isMistyped) return;
  const group = gvk.group === "" ? say`the core group` : `\`${gvk.group}\``;
  const nowhere = say`There is no kind \`${gvk.kind}\` in ${group}`;
  if (because.elsewhere.length > 0) {
    const fixes = chooseValue(version, because.elsewhere);
    const served = listing(codes(because.elsewhere));
    report("unknown-kind", version, say`${nowhere}; it is served as ${served}.`, { fixes });
  } else {
    const kind = root.at("kind");
    report("unknown-kind", kind, say`${nowhere}.`, { fixes: chooseValue(kind, because.kinds) });
  }
}

/** The cluster may be right. */
function withoutPreference({ title, edits }: Fix): Fix {
  return { title, edits };
}
