/** Source that a text about it has to rest on. */
export interface ClaimEvidence {
  /** Declarations with their source, the one that is spoken of first. */
  readonly parts: readonly { readonly name: string; readonly source: string }[];
  /** Everything else that supports a name or a number: facts, titles, imports. */
  readonly statements: readonly string[];
  /** Lines that may be cited, 1-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
}

/** Something in a text that the source does not support. */
export interface UnsupportedClaim {
  readonly kind: "name" | "number" | "flag" | "relation" | "line" | "markup";
  readonly value: string;
}

/** Words of the field that need no support. */
const glossary = new Set(
  (
    "api apis apiserver kubernetes kubectl go golang http https json yaml crd crds rbac cpu gpu id ids url tls dns ip tcp os lease leases leader " +
    "pod pods node nodes service services deployment deployments job jobs secret secrets configmap configmaps namespace namespaces " +
    "informer informers controller controllers reconciler reconcile queue queues workqueue cache caches context goroutine goroutines " +
    "client clients manager managers webhook webhooks scheme schemes flag flags option options cobra main drydock step i"
  ).split(" "),
);

const numberWords: ReadonlyMap<string, string> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, value) => [word, `${value}`]),
);
/** Below it, a number in words is a way to speak, not a claim. */
const leastClaimedWord = 3;

/**
 * Checks a text against source, mechanically: every name in backticks or written like one, every number, flag, cited line and
 * every "`A` calls `B`" has to be there. Markup that could lead somewhere or hide something is refused as well. A single
 * capitalised word at the start of a sentence is taken for English.
 */
export function unsupportedClaims(text: string, evidence: ClaimEvidence): readonly UnsupportedClaim[] {
  const support = supportOf(evidence);
  const claims = [
    ...markupIn(text),
    ...namesIn(text)
      .filter((name) => !isSupported(name, support))
      .map((value): UnsupportedClaim => ({ kind: "name", value })),
    ...flagsIn(text)
      .filter((flag) => !support.text.includes(flag.replace(/^--/u, "")))
      .map((value): UnsupportedClaim => ({ kind: "flag", value })),
    ...linesIn(text)
      .filter((line) => Number(line) < evidence.startLine || Number(line) > evidence.endLine)
      .map((value): UnsupportedClaim => ({ kind: "line", value })),
    ...numbersIn(text)
      .filter((value) => !support.numbers.has(value))
      .map((value): UnsupportedClaim => ({ kind: "number", value })),
    ...relationsIn(text).flatMap(({ subject, object }) => unsupportedRelation(subject, object, evidence)),
  ];
  return [...new Map(claims.map((claim) => [`${claim.kind} ${claim.value}`, claim])).values()];
}

interface Support {
  readonly text: string;
  /** Identifiers as they are written. */
  readonly names: ReadonlySet<string>;
  /** The words that identifiers are made of, in lower case. */
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

function supportOf({ parts, statements }: ClaimEvidence): Support {
  const text = [...parts.flatMap(({ name, source }) => [name, source]), ...statements].join("\n");
  const names = new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  const words = new Set([...names].flatMap(humpsOf));
  const numbers = new Set((text.match(/\d+(?:\.\d+)?/gu) ?? []).map(plainNumber));
  return { text, names, words, numbers };
}

const identifier = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** Names in backticks, names with humps, underscores or brackets behind them, and capitalised words inside of a sentence. */
function namesIn(text: string): readonly string[] {
  const quoted = [...text.matchAll(/`([^`\n]+)`/gu)].flatMap(([, code = ""]) =>
    (code.replaceAll(/"[^"]*"|--[\w.-]+/gu, " ").match(identifier) ?? []).filter(
      (name) => !goWords.has(name),
    ),
  );
  const strings = [...text.matchAll(/`[^`\n]*"([^"\n]*)"[^`\n]*`/gu)].map(([, value = ""]) => value);
  const prose = text.replaceAll(/`[^`\n]*`/gu, " ` ").replaceAll(/--[a-z][\w.-]*/gu, " ");
  const shaped =
    prose.match(/\b(?:[a-z]+[\d_]*[A-Z]\w*|[A-Z][a-z\d]+[A-Z]\w*|[A-Za-z]\w*_\w+|[A-Za-z]\w*(?=\())/gu) ?? [];
  const capitalised = [...prose.matchAll(/(?<=[\p{Ll}\p{Script=Han},;:(`]\s*)(?<!\w)[A-Z]\w+/gu)].map(
    ([word]) => word,
  );
  return [...quoted, ...strings, ...shaped, ...capitalised];
}

/** Go's own words and types may be quoted anywhere. */
const goWords = new Set(
  (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return " +
    "select struct switch type var nil true false error string int int32 int64 bool byte any main init err ctx"
  ).split(" "),
);

function isSupported(name: string, { text, names, words }: Support): boolean {
  if (names.has(name) || glossary.has(name.toLowerCase())) return true;
  // A word of prose such as "Deployment" rests on `DeploymentController`; a name with several parts has to be there as a whole.
  if (humpsOf(name).length === 1 && /^[A-Z]/u.test(name)) return words.has(name.toLowerCase());
  return /[^\p{L}\p{N}_]/u.test(name) && text.includes(name);
}

function humpsOf(name: string): string[] {
  return (name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu) ?? []).map((hump) => hump.toLowerCase());
}

function flagsIn(text: string): readonly string[] {
  return text.match(/(?<![\w-])--[a-z][\w.-]*\w/gu) ?? [];
}

function linesIn(text: string): readonly string[] {
  const cited = text.match(/\blines?\s+\d+(?:\s*(?:-|–|to)\s*\d+)?|第\s*\d+\s*行/giu) ?? [];
  return cited.flatMap((each) => each.match(/\d+/gu) ?? []);
}

function numbersIn(text: string): readonly string[] {
  const prose = text.replaceAll(/\blines?\s+\d+(?:\s*(?:-|–|to)\s*\d+)?|第\s*\d+\s*行|^\s*\d+\.\s/gimu, " ");
  const digits = (prose.match(/(?<![\w.])\d+(?:\.\d+)?(?![\w]*_)/gu) ?? []).map(plainNumber);
  const spelled = (prose.toLowerCase().match(/\b[a-z]+\b/gu) ?? []).flatMap((word) => {
    const value = numberWords.get(word);
    return value !== undefined && Number(value) >= leastClaimedWord ? [value] : [];
  });
  return [...digits, ...spelled];
}

function plainNumber(text: string): string {
  return String(Number(text));
}

function relationsIn(text: string): readonly { readonly subject: string; readonly object: string }[] {
  const relation =
    /`([^`\n]+)`[^`.。\n]{0,24}(?:\b(?:calls|invokes|starts|runs|executes)\b|调用|启动|执行)[^`.。\n]{0,24}`([^`\n]+)`/gu;
  return [...text.matchAll(relation)].map(([, subject = "", object = ""]) => ({
    subject: lastName(subject),
    object: lastName(object),
  }));
}

/** The subject has to be a declaration at hand, and its source has to name the object. */
function unsupportedRelation(subject: string, object: string, { parts }: ClaimEvidence): UnsupportedClaim[] {
  const named = parts.filter(({ name }) => lastName(name) === subject);
  const inside = new RegExp(`(?<![\\p{L}\\p{N}_])${object}(?![\\p{L}\\p{N}_])`, "u");
  if (named.some(({ source }) => inside.test(withoutHeader(source)))) return [];
  return [{ kind: "relation", value: `${subject} → ${object}` }];
}

/** The body alone: the line that declares a function names it without calling it. */
function withoutHeader(source: string): string {
  return source.replace(/^(?:\/\/.*\n)*func[^\n]*?(?=\{)/u, "");
}

/** `Run` of `(*Controller).Run` and of `c.Run(ctx)`. */
function lastName(code: string): string {
  return /([\p{L}_][\p{L}\p{N}_]*)\s*(?:\(.*)?$/u.exec(code)?.[1] ?? "";
}

/** Links, images, tags and commands have no place in words about source. */
function markupIn(text: string): UnsupportedClaim[] {
  const found =
    text.match(/\]\(|<\/?[a-z!][^>]*>|\b(?:https?|command|vscode|file|data):\/?\/?\S+|^>> .*/gimu) ?? [];
  return found.map((value) => ({ kind: "markup", value }));
}

/** The sentences from the beginning of a text that are complete and rest on the source: what can be shown while it grows. */
export function supportedBeginning(text: string, evidence: ClaimEvidence): string {
  let shown = "";
  for (const [sentence] of text.matchAll(/[^.。！？!?\n]*(?:[.!?](?=\s)|[。！？\n])\s*/gu)) {
    if (unsupportedClaims(shown + sentence, evidence).length > 0) break;
    shown += sentence;
  }
  return shown;
}
