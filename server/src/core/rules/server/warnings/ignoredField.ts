/**
 * Some fields of a Service mean nothing for its type: a headless Service has no address at which clients could be kept
 * together, and only the type `ExternalName` looks at `externalName`.
 *
 * ```yaml
 * spec:
 *   clusterIP: None
 *   sessionAffinity: ClientIP # ignored
 * ```
 */
import { isHeadless, serviceType } from "../../../manifest/serviceSpec.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "ignored-field",
  family: "server",
  severity: "warning",
  summary: "A field of a Service has no effect.",
  source: "https://kubernetes.io/docs/concepts/services-networking/service/",
  fields: ["sessionAffinity", "externalName"],
  kinds: ["/Service"],
  check({ root }, report) {
    const spec = root.at("spec");
    const affinity = spec.at("sessionAffinity");
    if (isHeadless(spec) && affinity.string === "ClientIP") {
      report(affinity, say`A headless Service ignores \`sessionAffinity\`.`, { tags: ["unnecessary"] });
    }
    const name = spec.at("externalName");
    const type = serviceType(spec);
    if (name.string && type !== undefined && type !== "ExternalName") {
      report(name, say`A Service of type ${type} ignores \`externalName\`.`, { tags: ["unnecessary"] });
    }
  },
};

export default rule;
