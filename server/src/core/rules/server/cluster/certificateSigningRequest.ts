/**
 * A CertificateSigningRequest names its signer as `<domain>/<name>`, what the certificate is used for, and carries a
 * PEM block `CERTIFICATE REQUEST`. A requested lifetime is at least 600 seconds.
 *
 * ```yaml
 * spec:
 *   signerName: kubernetes.io/kube-apiserver-client
 *   expirationSeconds: 60 # at least 600
 * ```
 */
import { decodeBase64 } from "../../../formats/base64.ts";
import { dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const leastSeconds = 600;

const rule: Rule = {
  code: "certificate-signing-request",
  family: "server",
  severity: "error",
  summary:
    "A CertificateSigningRequest lacks its request, usages or signer, or asks for too short a lifetime.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/",
  kinds: ["certificates.k8s.io/CertificateSigningRequest"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    checkSigner(spec.at("signerName"), report);
    checkUsages(spec.at("usages"), report);
    const seconds = spec.at("expirationSeconds");
    if (seconds.number !== undefined && seconds.number < leastSeconds) {
      report(seconds, say`A certificate must last ${leastSeconds} seconds (10 minutes) or more.`);
    }
    const request = spec.at("request");
    const pem = request.string === undefined ? undefined : decodeBase64(request.string);
    if (pem !== undefined && !pem.includes("-----BEGIN CERTIFICATE REQUEST-----")) {
      report(request, say`\`request\` must be a PEM block \`CERTIFICATE REQUEST\`, encoded in base64.`);
    }
  },
};

function checkSigner(signer: Cursor, report: Report): void {
  if (!requireFilled(signer, report, say`name the signer`) || signer.string === undefined) return;
  const [domain = "", name = "", ...rest] = signer.string.split("/");
  const fine =
    rest.length === 0 && domain.includes(".") && [domain, name].every((part) => !dns1123Subdomain(part));
  if (!fine) report(signer, say`A signer is named by a domain and a name, as in \`example.com/signer\`.`);
  else if (signer.string === "kubernetes.io/legacy-unknown") {
    report(signer, say`The legacy signer can not be used in this version of the API.`);
  }
}

function checkUsages(usages: Cursor, report: Report): void {
  requireValue(usages, report, say`say what the certificate is for`);
  const seen = new Set<string>();
  for (const usage of usages.items()) {
    if (usage.string === undefined) continue;
    if (seen.has(usage.string)) report(usage, say`Usage \`${usage.string}\` is repeated.`);
    seen.add(usage.string);
  }
}

export default rule;
