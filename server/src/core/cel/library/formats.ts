import {
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  labelValue,
  qualifiedName,
} from "../../formats/names.ts";
import { hasFormat } from "../../formats/stringFormats.ts";
import { inWords, type Message, say } from "../../text/message.ts";
import { list, NONE, some } from "../value.ts";
import type { CelFunction, FunctionTable } from "./function.ts";
import { parseUrl } from "./url.ts";

type Complain = (text: string) => Message | undefined;

/** A prefix of a generated name may end with `-`. */
function prefixOf(format: Complain): Complain {
  return (text) => format(text.endsWith("-") ? `${text.slice(0, -1)}a` : text);
}

function unless(isFine: (text: string) => boolean, complaint: Message): Complain {
  return (text) => (isFine(text) ? undefined : complaint);
}

const FORMATS: Readonly<Record<string, Complain>> = {
  dns1123Label,
  dns1123Subdomain,
  dns1035Label,
  qualifiedName,
  labelValue,
  dns1123LabelPrefix: prefixOf(dns1123Label),
  dns1123SubdomainPrefix: prefixOf(dns1123Subdomain),
  dns1035LabelPrefix: prefixOf(dns1035Label),
  uri: unless((text) => parseUrl(text) !== undefined, say`must be a URL`),
  uuid: unless((text) => hasFormat(text, "uuid"), say`must be a UUID`),
  byte: unless((text) => hasFormat(text, "byte"), say`must be base64`),
  date: unless((text) => hasFormat(text, "date"), say`must be a date`),
  datetime: unless((text) => hasFormat(text, "date-time"), say`must be a date and time`),
};

/** `format.dns1123Label()` and its kind. Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-format-library */
export const FORMAT_FUNCTIONS: FunctionTable = {
  ...Object.fromEntries(
    Object.keys(FORMATS).map((name): [string, CelFunction] => [
      `format.${name}`,
      () => ({ kind: "format", name }),
    ]),
  ),
  "format.named": ([name]) => {
    if (typeof name !== "string") return undefined;
    return Object.hasOwn(FORMATS, name) ? some({ kind: "format", name }) : NONE;
  },
  ".validate": ([format, text]) => {
    if (typeof format !== "object" || format?.kind !== "format" || typeof text !== "string") return undefined;
    const complaint = FORMATS[format.name]?.(text);
    return complaint === undefined ? NONE : some(list([inWords(complaint)]));
  },
};
