import { type Message, say } from "../text/message.ts";
import { dns1123Subdomain } from "./names.ts";

/**
 * The name of a CSI driver: a domain in any case, at most 63 characters. What is wrong with it, or undefined.
 * https://github.com/container-storage-interface/spec/blob/master/spec.md#getplugininfo
 */
export function driverName(name: string): Message | undefined {
  return name.length > 63 ? say`must not be longer than 63 characters` : dns1123Subdomain(name.toLowerCase());
}
