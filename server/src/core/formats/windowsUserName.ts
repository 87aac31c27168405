const domainLabel = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
const dnsDomain = new RegExp(`^${domainLabel}(?:\\.${domainLabel})*$`, "u");
const netBiosDomain = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/u;
const longestDomain = 255;
const longestUser = 104;

/**
 * What is wrong with `user` or `DOMAIN\user`, or undefined when it is fine. The domain is a NetBIOS or a DNS name.
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/#windows-username-limitations
 */
export function windowsUserName(text: string): string | undefined {
  if (text === "") return "must not be empty";
  if (/\p{Cc}/u.test(text)) return "must not contain control characters";
  const parts = text.split("\\");
  if (parts.length > 2) return "must not contain more than one `\\`";
  const user = parts.at(-1) ?? "";
  return (parts.length === 2 ? domainComplaint(parts[0] ?? "") : undefined) ?? userComplaint(user);
}

function domainComplaint(domain: string): string | undefined {
  if (domain.length > longestDomain) return `must not have a domain of more than ${longestDomain} characters`;
  return netBiosDomain.test(domain) || dnsDomain.test(domain)
    ? undefined
    : "must have a NetBIOS or DNS name as its domain";
}

function userComplaint(user: string): string | undefined {
  if (user === "") return "must name a user";
  if (user.length > longestUser) return `must not have a user of more than ${longestUser} characters`;
  if (/^[. ]+$/u.test(user)) return "must not have a user of dots and blanks only";
  return /["/\\:;|=,+*?<>@[\]]/u.test(user)
    ? 'must not have any of `"/\\:;|=,+*?<>@[]` in the name of the user'
    : undefined;
}
