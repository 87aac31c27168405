import { dns1123Subdomain } from "../formats/names.ts";
import { type Message, say } from "../text/message.ts";

/** Where a model lies: a scheme and what is behind it. */
interface Scheme {
  readonly pattern: RegExp;
  readonly shape: string;
}

const bucketPath = /^[a-z0-9][a-z0-9._-]{1,220}(?:\/[^\s\\]*)?$/u;

const SCHEMES: ReadonlyMap<string, Scheme> = new Map<string, Scheme>([
  [
    "hf",
    {
      pattern: /^(?!huggingface\.co\/)[\w.-]+\/[\w.-]+(?:[:@][\w./-]+)?(?:\?\S*)?(?:\/\S*)?$/u,
      shape: "hf://OWNER/MODEL, with :REVISION if needed",
    },
  ],
  ["s3", { pattern: bucketPath, shape: "s3://BUCKET/PATH" }],
  ["gs", { pattern: bucketPath, shape: "gs://BUCKET/PATH" }],
  ["oss", { pattern: bucketPath, shape: "oss://BUCKET/PATH" }],
  ["pvc", { pattern: /^[^/\s]+(?:\/\S*)?$/u, shape: "pvc://CLAIM/PATH" }],
  ["oci", { pattern: /^[^/\s]+(?:\/[^\s]+)+$|^[\w.-]+(?:[:@]\S+)?$/u, shape: "oci://REGISTRY/IMAGE:TAG" }],
  ["http", { pattern: /^[^/\s]+\S*$/u, shape: "http://HOST/PATH" }],
  ["https", { pattern: /^[^/\s]+\S*$/u, shape: "https://HOST/PATH" }],
]);

/** Slips of a scheme's name, by what was meant. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["hugginface", "hf"],
  ["huggingface", "hf"],
  ["hff", "hf"],
  ["hg", "hf"],
  ["gcs", "gs"],
  ["s3a", "s3"],
  ["pv", "pvc"],
  ["docker", "oci"],
]);

/**
 * What is wrong with the URI of a model; undefined when it is fine, or no URI that can be judged: a path, a name, a scheme
 * of somebody's own.
 * @param ownSchemes that the project which reads the URI has under names of its own
 */
export function modelUriComplaint(uri: string, ownSchemes: readonly string[] = []): Message | undefined {
  const [, scheme = "", slashes = "", rest = ""] = /^([a-z][a-z0-9+.-]*):(\/*)(.*)$/su.exec(uri) ?? [];
  if (scheme === "" || /[$%{<]/u.test(uri) || ownSchemes.includes(scheme)) return undefined;
  const meant = MEANT.get(scheme);
  if (meant !== undefined && slashes !== "")
    return say`there is no scheme \`${scheme}\`; write \`${meant}://\``;
  const known = SCHEMES.get(scheme);
  if (known === undefined) return undefined;
  // `hf:model` may be an image and its tag, which has no slash.
  if (slashes === "" && !/[/\\]/u.test(rest)) return undefined;
  if (slashes !== "//" || !known.pattern.test(rest)) return say`it does not read as \`${known.shape}\``;
  if (scheme !== "pvc") return undefined;
  // Some projects write the namespace before the claim.
  const claim = (rest.split("/", 1)[0] ?? "").replace(/^[a-z0-9-]+:/u, "");
  const complaint = dns1123Subdomain(claim);
  return complaint === undefined ? undefined : say`the claim \`${claim}\` ${complaint}`;
}

/** Of a text without a scheme, where one is needed: the name of a model on a hub, or an address whose colon is missing. */
export function bareNameComplaint(uri: string): Message | undefined {
  if (/^(?:https?|s3|gs|hf|pvc|oci)\/\//u.test(uri)) return say`the colon before \`//\` is missing`;
  return /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/u.test(uri)
    ? say`it has no scheme; a model of the Hugging Face hub is \`hf://${uri}\``
    : undefined;
}
