import type { KnownKustomization } from "../kustomize/kustomization.ts";
import type { Mention } from "../kustomize/mentions.ts";
import type { Range } from "../text/range.ts";

/** A name of an object in a kustomization, or in a file that one goes on in. */
export interface MentionPlace {
  readonly uri: string;
  readonly range: Range;
  readonly mention: Mention;
}

/** The names of objects in a kustomization, and in the files that it goes on in. */
export function mentionsBy(
  uri: string,
  { kustomization, continued }: KnownKustomization,
): readonly MentionPlace[] {
  const files = [[uri, kustomization] as const, ...continued];
  return files.flatMap(([file, { mentions }]) =>
    mentions.map((mention) => ({ uri: file, range: mention.range, mention })),
  );
}
