import type { Cursor } from "../manifest/cursor.ts";

/** Of an entry for containers: from each of them a request follows where a container states none. */
const bounds = ["defaultRequest", "default", "min", "max"];

/**
 * The resources that containers of its namespace ask for because of a LimitRange, also where they do not say so themselves.
 *
 * Source: https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function requestsGivenBy(root: Cursor): readonly string[] {
  const entries = root
    .at("spec", "limits")
    .items()
    .filter((limit) => limit.at("type").string === "Container");
  return entries.flatMap((entry) =>
    bounds.flatMap((bound) =>
      entry
        .at(bound)
        .keys()
        .map(({ name }) => name),
    ),
  );
}
