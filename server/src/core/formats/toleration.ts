import type { Cursor } from "../manifest/cursor.ts";
import type { Report } from "../report.ts";
import { say } from "../text/message.ts";
import { labelValue, qualifiedName } from "./names.ts";

/**
 * Report what the API server refuses in one toleration: a malformed key or value, a value beside `Exists`, anything but
 * `Exists` without a key, and `tolerationSeconds` for another effect than `NoExecute`. Comparing with `Lt` and `Gt` is
 * an alpha feature that servers have off.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts
 */
export function checkToleration(toleration: Cursor, report: Report): void {
  if (toleration.present && !toleration.isMapping) return;
  const key = toleration.at("key");
  const operator = toleration.at("operator");
  const complaint = key.string ? qualifiedName(key.string) : undefined;
  if (complaint !== undefined) report(key, say`The taint key \`${key.string ?? ""}\` ${complaint}.`);
  if (!key.string && operator.string !== "Exists") {
    report(operator, say`A toleration without a \`key\` needs the operator \`Exists\`.`);
  }
  const effect = toleration.at("effect");
  if (toleration.at("tolerationSeconds").present && effect.string !== "NoExecute") {
    report(effect, say`\`tolerationSeconds\` needs the effect \`NoExecute\`.`);
  }
  checkOperator(operator, toleration.at("value"), report);
}

/** The server names the operator when a value does not fit. */
function checkOperator(operator: Cursor, value: Cursor, report: Report): void {
  const { path } = operator;
  switch (operator.string ?? "Equal") {
    case "":
    case "Equal": {
      const complaint = value.string ? labelValue(value.string) : undefined;
      if (complaint !== undefined)
        report(value, say`The taint value \`${value.string ?? ""}\` ${complaint}.`, { path });
      return;
    }
    case "Exists":
      if (value.string) report(value, say`The operator \`Exists\` takes no \`value\`.`, { path });
      return;
    case "Lt":
    case "Gt":
      report(
        operator,
        say`The operator \`${operator.string ?? ""}\` is an alpha feature, which servers have off.`,
      );
  }
}
