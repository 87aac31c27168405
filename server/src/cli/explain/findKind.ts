import { toApiVersion } from "../../core/manifest/apiVersion.ts";
import { compareVersions } from "../../core/schema/absence.ts";
import type { KindInfo, SchemaSet } from "../../core/schema/schema.ts";
import { closestName } from "../../core/text/closestName.ts";
import { codes, listing, type Message, say } from "../../core/text/message.ts";
import { CommandError } from "../commandError.ts";
import { shortNames } from "./shortNames.ts";

/** What a person asks about: a kind, and the way down to one of its fields. */
export interface Question {
  /** `apps/v1`, `apps` or `v1`; empty when only the kind was named. */
  readonly qualifier: string;
  /** A kind or its plural in any case, or the short name of a kind of Kubernetes. */
  readonly kind: string;
  readonly fields: readonly string[];
}

/** Reads `apps/v1/Deployment.spec.template`, `Deployment.spec.containers[0].name` or `deployments`. */
export function readQuestion(text: string): Question {
  const slash = text.lastIndexOf("/");
  const [kind = "", ...fields] = text
    .slice(slash + 1)
    .replaceAll(/\[[^\]]*\]/gu, "")
    .split(".");
  return { qualifier: text.slice(0, Math.max(slash, 0)), kind, fields };
}

/**
 * The kind that is meant, in its newest version. Of several groups that have a kind of that name, the core group is meant, or
 * one without a dot, which only Kubernetes itself has; else a {@link CommandError} lists them, as it does when there is none.
 */
export function findKind({ qualifier, kind }: Question, schemas: SchemaSet): KindInfo {
  const named = namedSo(kind, schemas);
  const inGroup = named.filter(
    ({ gvk }) => qualifier === "" || qualifier === gvk.group || qualifier === toApiVersion(gvk),
  );
  const groups = new Set(inGroup.map(({ gvk }) => gvk.group));
  const own = groups.has("") ? [""] : [...groups].filter((group) => !group.includes("."));
  const meant = own.length === 0 ? inGroup : inGroup.filter(({ gvk }) => own.includes(gvk.group));
  const [newest, ...others] = meant.toSorted((one, other) =>
    compareVersions(one.gvk.version, other.gvk.version),
  );
  if (newest === undefined) throw new CommandError(notFound(qualifier, kind, named, schemas));
  if (others.some(({ gvk }) => gvk.group !== newest.gvk.group))
    throw new CommandError(
      say`Several groups have a kind \`${newest.gvk.kind}\`. Say which: ${fullNames(meant)}.`,
    );
  return newest;
}

function namedSo(name: string, schemas: SchemaSet): readonly KindInfo[] {
  const lower = (shortNames.get(name) ?? name).toLowerCase();
  return schemas.kinds().filter(({ gvk, plural }) => gvk.kind.toLowerCase() === lower || plural === lower);
}

function notFound(qualifier: string, kind: string, named: readonly KindInfo[], schemas: SchemaSet): Message {
  if (named.length > 0)
    return say`\`${qualifier}\` has no kind \`${kind}\`, but there is ${fullNames(named)}.`;
  const names = new Set(schemas.kinds().map(({ gvk }) => gvk.kind));
  const meant = closestName(kind, names);
  const advice =
    meant === undefined
      ? say`Name definitions of your own kinds with \`--crds\`.`
      : say`Did you mean \`${meant}\`?`;
  return say`There is no kind \`${kind}\` in Kubernetes ${schemas.kubernetesVersion} or the known custom resources. ${advice}`;
}

function fullNames(kinds: readonly KindInfo[]): Message {
  return listing(codes(kinds.map(({ gvk }) => `${toApiVersion(gvk)}/${gvk.kind}`)));
}
