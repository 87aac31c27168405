/**
 * A listener that ends TLS has a certificate, one of HTTPS or TLS says how, and one of HTTP has none. Two listeners of a Gateway
 * differ in port, protocol or host name. The definition of the kind says so by expressions that are only evaluated where
 * it is installed.
 *
 * ```yaml
 * listeners:
 *   - name: https
 *     port: 443
 *     protocol: HTTPS # needs tls.certificateRefs
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "gateway-listener",
  family: "workload",
  severity: "warning",
  summary: "A listener of a Gateway has TLS where it can not, lacks it, or is there twice.",
  source: "https://gateway-api.sigs.k8s.io/reference/spec/#listener",
  kinds: ["gateway.networking.k8s.io/Gateway"],
  check({ root }, report) {
    const listeners = root.at("spec", "listeners").items();
    const seen = new Map<string, string>();
    for (const listener of listeners) {
      checkTls(listener, report);
      const [port, protocol, host] = ["port", "protocol", "hostname"].map(
        (name) => listener.at(name).scalar?.value,
      );
      if (port === undefined || protocol === undefined) continue;
      const key = JSON.stringify([port, protocol, host ?? ""].map(String));
      const other = seen.get(key);
      if (other !== undefined)
        report(
          listener.at("port"),
          say`The listener \`${other}\` has this port, protocol and host name already.`,
        );
      seen.set(key, listener.at("name").string ?? "");
    }
  },
};

function checkTls(listener: Cursor, report: Report): void {
  const protocol = listener.at("protocol");
  const tls = listener.at("tls");
  if (["HTTP", "TCP", "UDP"].includes(protocol.string ?? "") && tls.present)
    report(tls, say`A listener of \`${protocol.string ?? ""}\` has no \`tls\`.`, { on: "key" });
  if (protocol.string !== "HTTPS" && protocol.string !== "TLS") return;
  if (!tls.present) {
    report(protocol, say`A listener of \`${protocol.string}\` needs \`tls\`.`);
    return;
  }
  const mode = tls.at("mode").string ?? "Terminate";
  const isAnswered = tls.at("certificateRefs").items().length > 0 || tls.at("options").keys().length > 0;
  if (mode === "Terminate" && !isAnswered)
    report(tls, say`To end TLS here the listener needs \`certificateRefs\`.`, { on: "key" });
}

export default rule;
