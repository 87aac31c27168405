/**
 * An expression of a custom resource definition, an admission policy, a webhook or a device selector has to be CEL, and has to
 * have a type that makes sense: only known names, fields and functions, and the result that is asked for. The API server compiles
 * expressions when the object is created and refuses what it cannot compile. What the server alone knows, as the fields of
 * `object` in a policy, is not checked; neither is the cost that it estimates.
 *
 * What is read from `object`, `oldObject` or `params` has no type yet when a policy is compiled: `object.spec.paused` is no condition,
 * `object.spec.paused == true` is one.
 *
 * ```yaml
 * x-kubernetes-validations:
 *   - rule: self.minimum =< self.maximum # <=
 *   - rule: self.mode.startWith("a") # startsWith
 * ```
 */
import { parseExpression } from "../../../cel/parseExpression.ts";
import type { ExpressionPlace } from "../../../cel/places/expressionPlace.ts";
import { expressionsOf, kindsWithExpressions } from "../../../cel/places/expressionsOf.ts";
import { typeText } from "../../../cel/types/celType.ts";
import { checkExpression } from "../../../cel/types/checkExpression.ts";
import { fitsYield } from "../../../cel/types/fitsYield.ts";
import { type Message, say } from "../../../text/message.ts";
import { scalarOffsets } from "../../../yaml/scalarOffsets.ts";
import type { Range } from "../../../text/range.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "cel-expression",
  family: "cel",
  severity: "error",
  summary: "A CEL expression cannot be compiled.",
  source: "https://kubernetes.io/docs/reference/using-api/cel/",
  kinds: kindsWithExpressions,
  check(manifest, report) {
    for (const place of expressionsOf(manifest)) checkPlace(place, manifest.document.text, report);
  },
};

const none: ReadonlySet<string> = new Set();

function checkPlace({ at, scope, yields, dynamic }: ExpressionPlace, document: string, report: Report): void {
  const text = at.string;
  // An expression that is empty or missing is a matter of required fields.
  if (at.scalar === undefined || text === undefined || text.trim() === "") return;
  const toDocument = scalarOffsets(at.scalar, document);
  const tell = (range: Range, message: Message): void => {
    report(at, message, toDocument === undefined ? {} : { range: toDocument(range) });
  };
  const parsed = parseExpression(text);
  if (parsed.kind === "wrong") tell(parsed.range, parsed.message);
  if (parsed.kind !== "parsed") return;
  const { type, problems } = checkExpression(parsed.expression, scope);
  for (const { range, message } of problems) tell(range, message);
  if (problems.length === 0 && !fitsYield(parsed.expression, type, yields, dynamic ?? none))
    tell(parsed.expression, say`This must yield a \`${yields}\`, not \`${typeText(type)}\`.`);
}

export default rule;
