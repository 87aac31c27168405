import { existsSync } from "node:fs";
import path from "node:path";
import { podKinds } from "../../server/src/core/manifest/podSpecs.ts";
import { workloadKinds } from "../../server/src/core/workload/groupPlaces.ts";
import type { Language } from "./language.ts";
import type { Page } from "./page.ts";

const root = path.join(import.meta.dirname, "../..");

/** Kinds that many rules look at together; the index lists them once. */
const GROUPS = [
  { name: "every kind that runs Pods", kinds: workloadKinds },
  { name: "every built-in kind that runs Pods", kinds: podKinds },
];

/** More names of kinds than that stand folded below the page, not in its table. */
const SHORT = 8;

/** The page of a code. */
export function markdown(page: Page, language: Language, others: readonly Language[]): string {
  const { words, prose } = language;
  const { cell, list } = kindsOf(page, language);
  const row = [words(page.family), words(page.severity), cell, words(page.hasFix ? "yes" : "no")];
  const cases = `test-fixtures/diagnostics/${page.code}`;
  return [
    `# ${page.code}`,
    otherLanguages(`${page.code}.md`, language, others),
    words(page.summary),
    table(["family", "severity", "looks at", "quick fix"].map(words), [row]),
    prose(page.text),
    words("Source: {0}").replace("{0}", `<${page.source}>`),
    ...(existsSync(path.join(root, cases))
      ? // No link: the pages ship with the extension, the cases do not.
        [words("Cases: {0}").replace("{0}", `\`${cases}\``)]
      : []),
    ...(list.length > SHORT
      ? [`<details>\n<summary>${words("Kinds")}</summary>\n\n${list.join(words(", "))}\n\n</details>`]
      : []),
  ].join("\n\n");
}

/** The list of all codes. */
export function index(pages: readonly Page[], language: Language, others: readonly Language[]): string {
  const { words, prose } = language;
  const families = [...new Set(pages.map((page) => page.family))];
  const sections = families.flatMap((family) => {
    const own = pages.filter((page) => page.family === family);
    const areas = [...new Set(own.map((page) => page.area ?? ""))].toSorted();
    return [
      `## ${words(family)}`,
      ...areas.flatMap((area) => [
        ...(area === "" || areas.length === 1 ? [] : [`### ${words(area)}`]),
        codes(
          own.filter((page) => (page.area ?? "") === area),
          language,
        ),
      ]),
    ];
  });
  const groups = GROUPS.map(
    ({ name, kinds }) => `- ${words(name)}${words(": ")}${kinds.map(nameOf).join(words(", "))}`,
  );
  return [
    `# ${words("Rules")}`,
    otherLanguages("README.md", language, others),
    prose(INTRODUCTION),
    ...sections,
    `## ${words("Kinds")}`,
    groups.join("\n"),
  ].join("\n\n");
}

const INTRODUCTION =
  "Written by `npm run rules` from the headers of the rules. Errors of the families `syntax`, `schema`, `server` and `cel` mean that\nthe API server would refuse the object. Any code can be silenced with a comment, `# drydock: ignore CODE`, or given another severity in\nthe settings.";

function codes(pages: readonly Page[], { words }: Language): string {
  const rows = pages
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ code, severity, hasFix, summary }) => [
      `[${code}](${code}.md)`,
      words(severity),
      hasFix ? words("yes") : "",
      words(summary).replaceAll("|", String.raw`\|`),
    ]);
  return table(["code", "severity", "fix", "what goes wrong"].map(words), rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function otherLanguages(file: string, { folder }: Language, others: readonly Language[]): string {
  return others
    .map((other) => `[${other.name}](${path.posix.relative(folder, other.folder)}/${file})`)
    .join(" · ");
}

/** The cell of a table that says which kinds a rule looks at, and the names of those that belong to no group. */
function kindsOf(
  { kinds }: Page,
  { words }: Language,
): { readonly cell: string; readonly list: readonly string[] } {
  if (kinds === "*") return { cell: words("every object"), list: [] };
  const group = GROUPS.find((some) => some.kinds.every((kind) => kinds.includes(kind)));
  const list = kinds.filter((kind) => group?.kinds.includes(kind) !== true).map(nameOf);
  const alone = list.length > SHORT ? [words("{0} kinds").replace("{0}", String(list.length))] : list;
  const link =
    group === undefined ? [] : [`[${words(group.name)}](README.md#${words("Kinds").toLowerCase()})`];
  return { cell: [...link, ...alone].join(words(", ")), list };
}

/** `apps/Deployment`, and `Pod` for a kind of the core group. */
function nameOf(kind: string): string {
  return kind.replace(/^\//u, "");
}
