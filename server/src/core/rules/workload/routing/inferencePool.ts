/**
 * A Gateway asks the endpoint picker of an InferencePool which server is to answer. If the picker is a Service, the pool names
 * its port.
 *
 * ```yaml
 * kind: InferencePool
 * spec:
 *   endpointPickerRef:
 *     name: picker # needs port.number
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "inference-pool",
  family: "workload",
  severity: "warning",
  summary: "An InferencePool does not say at which port its picker is reached.",
  source: "https://gateway-api-inference-extension.sigs.k8s.io/reference/spec/",
  kinds: ["inference.networking.k8s.io/InferencePool"],
  check({ root }, report) {
    const picker = root.at("spec", "endpointPickerRef");
    const isService = (picker.at("kind").string ?? "Service") === "Service";
    if (picker.isMapping && isService && !picker.at("port").present)
      report(picker, say`A picker that is a Service needs its \`port\`.`, { on: "key" });
  },
};

export default rule;
