/**
 * A TokenReview asks whose token it is, so it has one.
 *
 * ```yaml
 * kind: TokenReview
 * spec:
 *   token: "" # which token?
 * ```
 */
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "token-review",
  family: "server",
  severity: "error",
  summary: "A TokenReview has no token.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/",
  kinds: ["authentication.k8s.io/TokenReview"],
  check({ root }, report) {
    const spec = root.at("spec");
    if (spec.isMapping) requireFilled(spec.at("token"), report, say`whose token it is cannot be asked`);
  },
};

export default rule;
