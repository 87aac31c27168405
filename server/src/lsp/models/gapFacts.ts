import type { GapFacts } from "../../core/assist/ghost/ghostPrompt.ts";
import { fieldsAt } from "../../core/features/completion/fieldsAt.ts";
import type { ObjectFacts } from "../../core/features/facts/objectFacts.ts";
import type { Site } from "../../core/graph/site.ts";
import type { Session } from "../session.ts";

const mostObjects = 12;

/** What the engine knows about a place: fields by the schema, objects of the file and those that it refers to. */
export async function gapFacts(
  { workspace, resources }: Pick<Session, "workspace" | "resources">,
  uri: string,
  text: string,
  offset: number,
): Promise<GapFacts> {
  const { schemas } = workspace.snapshot();
  const objects = await sitesAround({ workspace, resources }, uri, text);
  const fields = fieldsAt(text, offset, schemas);
  return {
    path: fields?.path ?? "",
    missing: fields?.missing ?? [],
    possible: fields?.possible ?? [],
    objects: objects.map(({ object }) => inOneLine(object.facts)),
  };
}

/** The objects that those of a document refer to, and those beside it in its file. */
export async function sitesAround(
  { workspace, resources }: Pick<Session, "workspace" | "resources">,
  uri: string,
  text: string,
): Promise<readonly Site[]> {
  const { files } = workspace.snapshot();
  const graph = await resources.graph();
  const file = files.get(uri);
  const sites = file?.parts.flatMap((part) => graph.sitesIn(uri, part)) ?? [];
  const [inside, beside] = [true, false].map((isInside) =>
    sites.filter(({ part }) => (part.text === text) === isInside),
  );
  const referred = (inside ?? []).flatMap((site) =>
    site.object.references.flatMap((reference) => graph.targetsOf({ site, reference }).slice(0, 1)),
  );
  return [...new Set<Site>([...referred, ...(beside ?? [])])].slice(0, mostObjects);
}

function inOneLine({ gvk, name, podLabels, ports, keys }: ObjectFacts): string {
  const labels = [...podLabels].map(([key, value]) => `${key}=${value}`);
  const portNames = ports.map(({ name: port, number }) =>
    port === undefined ? String(number) : `${port}=${String(number)}`,
  );
  return [
    `${gvk.kind} ${name}`,
    ...(labels.length === 0 ? [] : [`labels ${labels.join(",")}`]),
    ...(portNames.length === 0 ? [] : [`ports ${portNames.join(",")}`]),
    ...(keys.length === 0 ? [] : [`keys ${keys.slice(0, 10).join(",")}`]),
  ].join("; ");
}
