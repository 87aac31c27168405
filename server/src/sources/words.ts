import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Language, Words } from "../core/text/message.ts";
import { wordsFrom } from "./languages.ts";

/** Beside the bundles in dist/server and dist/cli, or in the source tree. */
const places = ["../l10n/", "../../l10n/"];

/** Words in a language. Its translation is read with the first message. */
export function wordsIn(language: Language): Words {
  return wordsFrom(language, () => {
    const paths = places.map((place) => fileURLToPath(new URL(`${place}${language}.json`, import.meta.url)));
    const found = paths.find((path) => existsSync(path));
    return found === undefined ? "" : readFileSync(found, "utf8");
  });
}
