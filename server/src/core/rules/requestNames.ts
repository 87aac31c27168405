import { dns1123Label } from "../formats/names.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { codes, listing, say } from "../text/message.ts";
import { checkDistinct } from "./checkNamedList.ts";
import type { Report } from "./rule.ts";

const mostNames = 32;

/** Checks names of requests of a claim; an alternative is named `request/alternative`. */
export function checkRequestNames(names: Cursor, claim: Cursor, report: Report): void {
  const known = namesIn(claim);
  checkDistinct(names, mostNames, report);
  for (const name of names.items()) {
    if (name.string === undefined) continue;
    const complaint = name.string
      .split("/")
      .map(dns1123Label)
      .find((found) => found !== undefined);
    if (complaint !== undefined) report(name, say`The name of a request, \`${name.string}\`, ${complaint}.`);
    else if (!known.includes(name.string))
      report(
        name,
        say`The claim has no request \`${name.string}\`${known.length > 0 ? say`, but ${listing(codes(known))}` : ""}.`,
      );
  }
}

function namesIn(claim: Cursor): readonly string[] {
  return claim
    .at("requests")
    .items()
    .flatMap((request) => {
      const name = request.at("name").string;
      if (name === undefined) return [];
      const alternatives = request.at("firstAvailable").items();
      return [name, ...alternatives.map((alternative) => `${name}/${alternative.at("name").string ?? ""}`)];
    });
}
