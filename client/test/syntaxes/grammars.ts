import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";

// Both packages are CommonJS of a form whose names Node cannot import one by one.
const { createOnigScanner, createOnigString, loadWASM } = oniguruma;
const { INITIAL, parseRawGrammar, Registry } = textmate;

const folder = path.join(import.meta.dirname, "../../../syntaxes");

/** Our grammars by their scopes. */
const files: Readonly<Record<string, string>> = {
  "source.cel": "cel.tmLanguage.json",
  "drydock.cel-in-yaml": "cel-in-yaml.tmLanguage.json",
  "drydock.helm": "helm.tmLanguage.json",
};

/**
 * A grammar as the editor loads it.
 * @param yaml stands in for the editor's own grammar of YAML, with as much of it as ours rely on
 */
export async function loadGrammar(scopeName: string, yaml: object): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
  await loadWASM({ data: wasm });
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const file = files[scope];
      const text = file === undefined ? JSON.stringify(yaml) : readFileSync(path.join(folder, file), "utf8");
      return Promise.resolve(parseRawGrammar(text, "grammar.json"));
    },
    getInjections: (scope) => (scope === "source.yaml" ? ["drydock.cel-in-yaml"] : undefined),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`There is no grammar ${scopeName}.`);
  return grammar;
}

/** The innermost scope of every token of the text that lies in a scope, with the token. */
export function tokensIn(grammar: IGrammar, text: string, scope: string): string[] {
  let state = INITIAL;
  return text.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .filter(({ scopes }) => scopes.includes(scope))
      .map(
        ({ startIndex, endIndex, scopes }) =>
          `${scopes.at(-1) ?? ""} ${line.slice(startIndex, endIndex).trim()}`,
      )
      .filter((token) => !token.endsWith(" "));
  });
}
