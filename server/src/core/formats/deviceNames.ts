import { type Message, say } from "../text/message.ts";
import { driverName } from "./driverName.ts";
import { dns1123Subdomain } from "./names.ts";

/**
 * Names in dynamic resource allocation. Each function says what is wrong with a text, or `undefined` when nothing is.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/resource-slice-v1/
 */
type Complaint = Message | undefined;

const longestIdentifier = 32;
const longestPoolName = 253;

/** An attribute or capacity of a device: an identifier, optionally behind the domain that defines it. */
export function qualifiedDeviceName(text: string): Complaint {
  const [first = "", second, ...others] = text.split("/");
  if (others.length > 0) return say`must have at most one \`/\``;
  if (second === undefined) return identifier(first);
  if (first === "") return say`must have a domain in front of the \`/\``;
  const domain = driverName(first);
  return domain === undefined ? identifier(second) : say`has a domain that ${domain}`;
}

/** The same with a domain that has to be there. */
export function fullyQualifiedDeviceName(text: string): Complaint {
  return text.includes("/")
    ? qualifiedDeviceName(text)
    : say`must be a domain and a name, as in \`gpu.example.com/model\``;
}

function identifier(text: string): Complaint {
  if (text === "") return say`must have a name`;
  if (text.length > longestIdentifier) return say`has a name of more than ${longestIdentifier} characters`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/u.test(text)
    ? undefined
    : say`must have a name of letters, digits and \`_\` that does not start with a digit`;
}

/** A pool of devices: lower case domains with `/` between them. */
export function poolName(text: string): Complaint {
  if (text.length > longestPoolName) return say`must not have more than ${longestPoolName} characters`;
  return text
    .split("/")
    .map(dns1123Subdomain)
    .find((complaint) => complaint !== undefined);
}
