import { dns1123Subdomain, pathSegmentName } from "../formats/names.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";
import { checkFormat } from "./checkFormat.ts";
import type { requireValue } from "./requireValue.ts";
import type { Report } from "./rule.ts";

/**
 * A reference to an object by `apiGroup`, `kind` and `name`. `require` is `requireFilled` where the schema requires
 * kind and name already, else `requireValue`.
 */
export function checkReference(reference: Cursor, require: typeof requireValue, report: Report): void {
  const group = reference.at("apiGroup");
  const complaint = group.string === undefined ? undefined : dns1123Subdomain(group.string);
  if (group.string === "") report(group, say`\`apiGroup\` is empty; leave it out for the core group.`);
  else if (complaint !== undefined)
    report(group, say`\`apiGroup\` is \`${group.string ?? ""}\`: it ${complaint}.`);
  for (const field of [reference.at("kind"), reference.at("name")]) {
    if (require(field, report)) checkFormat(field, pathSegmentName, report);
  }
}
