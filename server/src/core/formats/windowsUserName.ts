import { type Message, say } from "../text/message.ts";

const domainLabel = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
const dnsDomain = new RegExp(`^${domainLabel}(?:\\.${domainLabel})*$`, "u");
const netBiosDomain = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const longestDomain = 255;
const longestUser = 104;

/**
 * What is wrong with `user` or `DOMAIN\user`, or undefined when it is fine. The domain is a NetBIOS or a DNS name.
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/#windows-username-limitations
 */
export function windowsUserName(text: string): Message | undefined {
  if (text === "") return say`must not be empty`;
  if (/\p{Cc}/u.test(text)) return say`must not contain control characters`;
  const parts = text.split("\\");
  if (parts.length > 2) return say`must not contain more than one \`\\\``;
  const user = parts.at(-1) ?? "";
  return (parts.length === 2 ? domainComplaint(parts[0] ?? "") : undefined) ?? userComplaint(user);
}

function domainComplaint(domain: string): Message | undefined {
  if (domain.length > longestDomain)
    return say`must not have a domain of more than ${longestDomain} characters`;
  return netBiosDomain.test(domain) || dnsDomain.test(domain)
    ? undefined
    : say`must have a NetBIOS or DNS name as its domain`;
}

function userComplaint(user: string): Message | undefined {
  if (user === "") return say`must name a user`;
  if (user.length > longestUser) return say`must not have a user of more than ${longestUser} characters`;
  if (/^[. ]+$/u.test(user)) return say`must not have a user of dots and blanks only`;
  return /["/\\:;|=,+*?<>@[\]]/u.test(user)
    ? say`must not have any of \`"/\\:;|=,+*?<>@[]\` in the name of the user`
    : undefined;
}
