import type { SourceFile } from "../documents/sourceFile.ts";
import type { Finding } from "../finding.ts";
import { placeOfFailure, reasonOf } from "../kustomize/buildFailure.ts";
import { Cursor } from "../manifest/cursor.ts";
import { say, verbatim } from "../text/message.ts";
import { findingAt } from "../validate/findingAt.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/**
 * That a kustomization cannot be built, at the place that the tool speaks of, else at its first field; counted from the start of the file.
 * @param errors what the tool has said
 */
export function failedBuild({ parts }: SourceFile, errors: string): readonly Finding[] {
  const reason = reasonOf(errors);
  if (isOfFlux.test(reason)) return [];
  let base = 0;
  for (const { text } of parts) {
    const root = Cursor.root(parseDocument(text).root);
    const place = placeOfFailure(root, reason) ?? root.fields()[0];
    if (place !== undefined) {
      const isPatch = place.string?.includes("\n") === true;
      const on = isPatch || place.parent === root ? "key" : "value";
      const isOutside = /: security; file '[^']*' is not in or below /u.test(reason);
      const message = isOutside
        ? say`\`${place.string ?? place.name}\` lies outside of the folder of this kustomization: it is built only where \`--load-restrictor LoadRestrictionsNone\` allows that.`
        : say`Kustomize cannot build this: ${verbatim(reason)}`;
      const code = isOutside ? ({ ...notBuilt, severity: "warning" } as const) : notBuilt;
      return [moved(findingAt(code, place, message, { on }), base)];
    }
    base += text.length;
  }
  return [];
}

/** Flux adds components to what it builds, and only then puts something for `${NAME}`. */
const isOfFlux = /\bno matches for Id [^;]*\$\{\w+/u;

const notBuilt = { code: "kustomization-not-built", family: "reference", severity: "error" } as const;

function moved(finding: Finding, offset: number): Finding {
  const { start, end } = finding.range;
  return { ...finding, range: { start: start + offset, end: end + offset } };
}
