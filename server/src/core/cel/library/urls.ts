import { say } from "../../text/message.ts";
import { CelFailure } from "../failure.ts";
import { type CelKey, type CelValue, list } from "../value.ts";
import type { CelFunction, FunctionTable } from "./function.ts";
import { parseUrl, type Url } from "./url.ts";

/** Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-url-library */
export const URL_FUNCTIONS: FunctionTable = {
  url: ([text]) => {
    if (typeof text !== "string") return undefined;
    const url = parseUrl(text);
    if (url === undefined) throw new CelFailure(say`\`${text}\` is no URL`);
    return { kind: "url", url };
  },
  isURL: ([text]) => (typeof text === "string" ? parseUrl(text) !== undefined : undefined),
  ".getScheme": onUrl(({ scheme }) => scheme),
  ".getHost": onUrl(({ host }) => host),
  ".getHostname": onUrl(({ hostname }) => hostname),
  ".getPort": onUrl(({ port }) => port),
  ".getEscapedPath": onUrl(({ escapedPath }) => escapedPath),
  ".getQuery": onUrl(({ query }) => ({
    kind: "map",
    entries: new Map<CelKey, CelValue>(Array.from(query, ([key, values]) => [key, list(values)])),
  })),
};

function onUrl(compute: (url: Url) => CelValue): CelFunction {
  return ([value]) => (typeof value === "object" && value?.kind === "url" ? compute(value.url) : undefined);
}
