import { type Message, say } from "../text/message.ts";

/**
 * The name formats of Kubernetes' API conventions. Each function says in a few words what is wrong with a text, to be
 * put behind "`…`", or `undefined` when nothing is.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
type Complaint = Message | undefined;

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/u;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/u;
const LABEL_1035 = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/u;
const QUALIFIED = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/u;

/** RFC 1123 label: at most 63 lower case letters, digits and `-`. */
export function dns1123Label(text: string): Complaint {
  return (
    tooLong(text, 63) ??
    unless(
      LABEL.test(text),
      say`must be lower case letters, digits and \`-\`, with a letter or digit at both ends`,
    )
  );
}

/** RFC 1123 subdomain: labels with dots between them, at most 253 characters. */
export function dns1123Subdomain(text: string): Complaint {
  return (
    tooLong(text, 253) ??
    unless(
      SUBDOMAIN.test(text),
      say`must be lower case letters, digits, \`-\` and \`.\`, with a letter or digit at both ends of every part`,
    )
  );
}

/** RFC 1035 label: as RFC 1123, but it starts with a letter. */
export function dns1035Label(text: string): Complaint {
  return (
    tooLong(text, 63) ??
    unless(
      LABEL_1035.test(text),
      say`must be lower case letters, digits and \`-\`, start with a letter, and end with a letter or digit`,
    )
  );
}

/** `example.com/name` or `name`: keys of labels and annotations, resource names, conditions. */
export function qualifiedName(text: string): Complaint {
  const parts = text.split("/");
  if (parts.length > 2) return say`must have at most one \`/\``;
  const name = parts.at(-1) ?? "";
  if (parts.length === 2) {
    const prefix = parts[0] === "" ? say`must not be empty` : dns1123Subdomain(parts[0] ?? "");
    if (prefix !== undefined) return say`has a prefix that ${prefix}`;
  }
  if (name === "") return say`must have a name`;
  const complaint =
    tooLong(name, 63) ??
    unless(
      QUALIFIED.test(name),
      say`must be letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends`,
    );
  return complaint === undefined || parts.length === 1 ? complaint : say`has a name that ${complaint}`;
}

export function labelValue(text: string): Complaint {
  if (text === "") return undefined;
  return (
    tooLong(text, 63) ??
    unless(
      QUALIFIED.test(text),
      say`must be letters, digits, \`-\`, \`_\` and \`.\`, with a letter or digit at both ends`,
    )
  );
}

/** A key of the data of a ConfigMap or Secret. */
export function configKey(text: string): Complaint {
  if (text === "." || text === ".." || text.startsWith(".."))
    return say`must not be \`.\` or start with \`..\``;
  return (
    tooLong(text, 253) ??
    unless(/^[-._a-zA-Z0-9]+$/u.test(text), say`must be letters, digits, \`-\`, \`_\` and \`.\``)
  );
}

/** The name of an environment variable: since Kubernetes 1.32 any printable ASCII but `=`. */
export function environmentName(text: string): Complaint {
  return unless(/^[ -<>-~]+$/u.test(text), say`must be printable ASCII characters without \`=\``);
}

/** The same before Kubernetes 1.32. */
export function plainEnvironmentName(text: string): Complaint {
  if (text === "." || text === ".." || text.startsWith(".."))
    return say`must not be \`.\` or start with \`..\``;
  return unless(
    /^[-._a-zA-Z][-._a-zA-Z0-9]*$/u.test(text),
    say`must be letters, digits, \`-\`, \`_\` and \`.\`, and not start with a digit`,
  );
}

/** The name of a port (IANA service name, RFC 6335). */
export function portName(text: string): Complaint {
  if (text.length > 15) return say`has ${text.length} characters; at most 15 are allowed`;
  if (!/^[-a-z0-9]*$/u.test(text)) return say`must be lower case letters, digits and \`-\``;
  if (!/[a-z]/u.test(text)) return say`must have at least one letter`;
  return unless(
    !text.includes("--") && !text.startsWith("-") && !text.endsWith("-"),
    say`must not start or end with \`-\` or have two in a row`,
  );
}

/** A name that becomes one segment of a URL: roles and their bindings. */
export function pathSegmentName(text: string): Complaint {
  if (text === "." || text === "..") return say`must not be \`.\` or \`..\``;
  return unless(!/[/%]/u.test(text), say`must not have \`/\` or \`%\` in it`);
}

export function httpHeaderName(text: string): Complaint {
  return unless(/^[-A-Za-z0-9]+$/u.test(text), say`must be letters, digits and \`-\``);
}

/** `example.com/name`: the prefix must be there. */
export function domainPrefixedPath(text: string): Complaint {
  const slash = text.indexOf("/");
  if (slash <= 0 || slash === text.length - 1)
    return say`must be a domain and a path, such as \`example.com/name\``;
  const prefix = dns1123Subdomain(text.slice(0, slash));
  if (prefix !== undefined) return say`has a domain that ${prefix}`;
  return unless(
    /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/u.test(text.slice(slash + 1)),
    say`has characters that a path cannot have`,
  );
}

function tooLong(text: string, most: number): Complaint {
  return text.length > most ? say`has ${text.length} characters; at most ${most} are allowed` : undefined;
}

function unless(fine: boolean, complaint: Message): Complaint {
  return fine ? undefined : complaint;
}
