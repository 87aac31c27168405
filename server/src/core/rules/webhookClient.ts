import { dns1123Subdomain } from "../formats/names.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { type Message, say } from "../text/message.ts";
import { requireFilled } from "./requireValue.ts";
import type { Report } from "./rule.ts";

/**
 * Checks how the API server reaches a webhook: by `url` (https, no user, query or fragment) or by `service`.
 * https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook
 */
export function checkWebhookClient(client: Cursor, report: Report): void {
  const url = client.at("url");
  const service = client.at("service");
  if (url.present === service.present) {
    report(client, say`Say where the webhook is, by exactly one of \`url\` and \`service\`.`, { on: "key" });
  }
  if (url.string !== undefined) checkUrl(url, url.string, report);
  if (service.isMapping) checkService(service, report);
}

function checkUrl(place: Cursor, text: string, report: Report): void {
  const parts = /^https:\/\/(?<user>[^/?#]*@)?(?<host>[^/?#@]*)[^?#]*(?<rest>[?#].+)?$/u.exec(text)?.groups;
  if (parts === undefined) report(place, say`The URL of a webhook starts with \`https://\`.`);
  else if (parts["host"] === "") report(place, say`The URL of a webhook needs a host.`);
  else if (parts["user"] !== undefined) report(place, say`The URL of a webhook can not have a user.`);
  else if (parts["rest"] !== undefined)
    report(place, say`The URL of a webhook can not have a query or fragment.`);
}

function checkService(service: Cursor, report: Report): void {
  requireFilled(service.at("name"), report);
  requireFilled(service.at("namespace"), report);
  const port = service.at("port");
  if (port.number !== undefined && (port.number < 1 || port.number > 65535)) {
    report(port, say`A port is between 1 and 65535.`);
  }
  const path = service.at("path");
  const complaint = path.string ? servicePath(path.string) : undefined;
  if (complaint !== undefined) report(path, say`\`path\` ${complaint}.`);
}

function servicePath(path: string): Message | undefined {
  if (path === "/") return undefined;
  if (!path.startsWith("/")) return say`must start with \`/\``;
  for (const step of path.slice(1).replace(/\/$/u, "").split("/")) {
    if (step === "") return say`can not contain \`//\``;
    const complaint = dns1123Subdomain(step);
    if (complaint !== undefined) return say`has a step \`${step}\` that ${complaint}`;
  }
  return undefined;
}
