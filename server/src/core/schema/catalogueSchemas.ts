import { toApiVersion } from "../manifest/apiVersion.ts";
import { isBuiltInGroup } from "../manifest/builtInGroups.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import { minorVersion } from "./catalogueLine.ts";
import { readBlock, readSection } from "./catalogueSection.ts";
import type { CatalogueSection } from "./catalogueSection.ts";
import { absence } from "./absence.ts";
import type { KindInfo, Schema, SchemaLookup, SchemaSet } from "./schema.ts";
import { refineSchema } from "./schemaNode.ts";

/** A kind in the table of contents, and the section that declares it. */
export interface CatalogueKind {
  readonly info: KindInfo;
  readonly section: string;
  /** First and last Kubernetes minor version that serves it; absent where there is none, as for custom resources. */
  readonly since?: number;
  readonly until?: number;
}

/** The packed catalogue: its table of contents, and its texts, read when a kind of theirs is asked for. */
export interface Catalogue {
  readonly kinds: readonly CatalogueKind[];
  sectionText(name: string): string;
}

/** Section that holds the types of Kubernetes itself; every other section may refer to them. */
export const builtInSection = "built-in";
/** Section with the types that custom resources of several groups have in common. */
export const sharedSection = "shared";

/**
 * The kinds of the catalogue as one Kubernetes version serves them. Nothing but the table of contents is looked at before a
 * kind is asked for.
 */
export function catalogueSchemas(catalogue: Catalogue, kubernetesVersion: string): SchemaSet {
  const version = minorVersion(kubernetesVersion);
  const kinds = catalogue.kinds.filter(
    ({ since = 0, until = Infinity }) => since <= version && version <= until,
  );
  const infos = kinds.map((kind) => kind.info);
  const ofKubernetes = new Set(
    catalogue.kinds.filter(({ section }) => section === builtInSection).map(({ info }) => info.gvk.group),
  );
  const byName = new Map(kinds.map((kind) => [headingOf(kind.info.gvk), kind]));
  const sections = new Map<string, CatalogueSection>();
  const types = new Map<string, Schema | undefined>();
  const served = new Map<CatalogueKind, SchemaLookup>();
  const sectionOf = (name: string): CatalogueSection => {
    const known =
      sections.get(name) ??
      readSection(catalogue.sectionText(name), name === builtInSection ? "built-in" : "custom");
    sections.set(name, known);
    return known;
  };
  const readFrom = (section: string, heading: string): Schema | undefined => {
    const key = `${section} ${heading}`;
    if (types.has(key)) return types.get(key);
    const block = readBlock(sectionOf(section), heading, version, (name) => resolve(section, name));
    const named = block !== undefined && section === builtInSection && heading.startsWith("type ");
    const read = named ? refineSchema(block, { definition: heading.slice("type ".length) }) : block;
    types.set(key, read);
    return read;
  };
  const resolve = (section: string, name: string): Schema | undefined => {
    const places = name.startsWith("io.k8s.") ? [builtInSection] : [section, sharedSection];
    for (const place of places) {
      const found = readFrom(place, `type ${name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const lookupIn = ({ info, section }: CatalogueKind): SchemaLookup => {
    const schema = readFrom(section, headingOf(info.gvk));
    return schema === undefined
      ? { status: "not-loaded" }
      : { status: "found", schema, info, origin: "catalogue" };
  };
  return {
    kubernetesVersion,
    kinds: () => infos,
    builtInKinds: () =>
      catalogue.kinds.filter(({ section }) => section === builtInSection).map(({ info }) => info),
    lookup: (gvk): SchemaLookup => {
      const kind = byName.get(headingOf(gvk));
      if (kind === undefined)
        return isUnpublished(gvk, catalogue.kinds)
          ? { status: "not-loaded" }
          : absenceIn(gvk, infos, ofKubernetes);
      const known = served.get(kind) ?? lookupIn(kind);
      served.set(kind, known);
      return known;
    },
  };
}

function absenceIn(
  gvk: GroupVersionKind,
  infos: readonly KindInfo[],
  ofKubernetes: ReadonlySet<string>,
): SchemaLookup {
  const isOfKubernetes = ofKubernetes.has(gvk.group);
  const lookup = absence(gvk, infos, () => isOfKubernetes && !isOptional(gvk));
  return lookup.status === "absent" && lookup.because.kind === "unknown-version" && !isOfKubernetes
    ? { ...lookup, because: { ...lookup.because, published: true } }
    : lookup;
}

/**
 * What no server serves unless it is told to, so that no published description has to have it
 * (https://kubernetes.io/docs/reference/using-api/#api-versioning): an alpha version of a group of Kubernetes itself of which the catalogue
 * has no kind, and a kind that has joined an alpha or beta version.
 */
function isUnpublished(gvk: GroupVersionKind, kinds: readonly CatalogueKind[]): boolean {
  if (!isOptional(gvk) || !isBuiltInGroup(gvk.group)) return false;
  const ofGroup = kinds.map(({ info }) => info.gvk).filter(({ group }) => group === gvk.group);
  const ofVersion = ofGroup.filter(({ version }) => version === gvk.version);
  if (ofVersion.length === 0) return gvk.version.includes("alpha");
  const isOfKind = ({ kind }: GroupVersionKind): boolean => kind === gvk.kind;
  return ofGroup.some(isOfKind) && !ofVersion.some(isOfKind);
}

function isOptional({ version }: GroupVersionKind): boolean {
  return /^v\d+(?:alpha|beta)\d+$/u.test(version);
}

/** How the block of a kind begins. */
export function headingOf(gvk: GroupVersionKind): string {
  return `kind ${toApiVersion(gvk)} ${gvk.kind}`;
}
