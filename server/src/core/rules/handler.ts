import { httpHeaderName, portName } from "../formats/names.ts";
import { highestPort } from "../formats/port.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { codes, listing, say } from "../text/message.ts";
import { checkBounds, checkFormat } from "./checkFormat.ts";
import { lowerCase, withoutQuotes } from "./replaceValue.ts";
import { requireValue } from "./requireValue.ts";
import type { Report } from "./rule.ts";

/** What the kubelet can do, in the order in which the server looks for it: the first counts, others are one too many. */
const handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"] as const;

export type Handler = (typeof handlers)[number];

/**
 * A probe or a hook: exactly one of the handlers it can have, completely described.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#probe-check-methods
 */
export function checkHandler(owner: Cursor, allowed: readonly Handler[], report: Report): void {
  const [first, ...others] = handlers
    .filter((name) => allowed.includes(name))
    .map((name) => owner.at(name))
    .filter((handler) => handler.present);
  if (first === undefined) {
    const names = listing(codes(allowed));
    report(owner, say`\`${owner.name}\` must say what to do: one of ${names}.`, { on: "key" });
    return;
  }
  checkAction(first, report);
  for (const other of others) {
    report(other, say`\`${owner.name}\` has \`${first.name}\` already; it can do one thing only.`, {
      on: "key",
    });
  }
}

function checkAction(action: Cursor, report: Report): void {
  switch (action.name) {
    case "exec":
      requireValue(action.at("command"), report);
      return;
    case "httpGet":
      checkPort(action.at("port"), report);
      for (const header of action.at("httpHeaders").items()) {
        checkHeader(header.at("name"), action.at("httpHeaders").path, report);
      }
      return;
    case "tcpSocket":
    case "grpc":
      checkPort(action.at("port"), report);
      return;
    default:
  }
}

/** A number, or the name of a port of the container. */
function checkPort(port: Cursor, report: Report): void {
  if (port.string === "") report(port, say`\`port\` is empty.`);
  checkFormat(port, portName, report, { fixes: [...lowerCase(port, portName), ...withoutQuotes(port)] });
  checkBounds(port, 1, highestPort, report);
}

function checkHeader(name: Cursor, path: string, report: Report): void {
  const complaint = name.string === undefined ? undefined : httpHeaderName(name.string);
  if (complaint !== undefined) report(name, say`The name of a header ${complaint}.`, { path });
}
