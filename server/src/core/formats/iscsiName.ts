import { type Message, say } from "../text/message.ts";

const shapes: Readonly<Record<string, RegExp>> = {
  iqn: /iqn\.\d{4}-\d{2}\.[a-z\d.-]+:[^,;*&$|\s]+$/iu,
  eui: /^eui\.[a-z\d]{16}$/iu,
  naa: /^naa\.[a-z\d]{32}$/iu,
};

/** What is wrong with the name of an iSCSI target or initiator (RFC 3720, section 3.2.6), or undefined. */
export function iscsiName(name: string): Message | undefined {
  if (shapes[name.slice(0, 3)]?.test(name) === true) return undefined;
  return say`must be an iSCSI name such as \`iqn.2016-04.com.example:disk1\``;
}
