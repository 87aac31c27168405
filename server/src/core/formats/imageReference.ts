import { type Message, say } from "../text/message.ts";

const domain =
  "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\\[[a-fA-F0-9:]+\\])(?::\\d+)?";
const pathPart = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const REFERENCE = new RegExp(
  `^(?:${domain}/)?${pathPart}(?:/${pathPart})*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`,
  "u",
);

/**
 * What is wrong with the name of an image, by the grammar of the distribution project; the API server takes any text.
 * https://pkg.go.dev/github.com/distribution/reference
 */
export function imageReference(text: string): Message | undefined {
  if (REFERENCE.test(text)) return undefined;
  if (/^[a-z]+:\/\//u.test(text)) return say`starts with a scheme; write only the registry and the name`;
  if (/\s/u.test(text)) return say`holds a blank`;
  const name = text.replace(/@.*$/u, "").replace(/:[^/:]*$/u, "");
  if (/[A-Z]/u.test(name.slice(name.indexOf("/") + 1)))
    return say`has capital letters in its name; only small ones are allowed`;
  if (text.includes("@"))
    return say`has a digest that does not read as \`sha256:\` and 64 hexadecimal digits`;
  return say`does not read as REGISTRY/NAME:TAG`;
}
