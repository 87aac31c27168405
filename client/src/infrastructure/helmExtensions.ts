import { extensions } from "vscode";

export const helmLanguage = "helm";

/** Completes in templates, but starts with the editor instead of with the language. */
const startsAlways = "tim-koehler.helm-intellisense";

/** Whether another extension brings the language of templates, and with that decides which files have it. */
export function isHelmLanguageBroughtByOthers(ourId: string): boolean {
  return extensions.all.some(({ id, packageJSON }) => {
    const manifest: unknown = packageJSON;
    return id !== ourId && languagesOf(manifest).includes(helmLanguage);
  });
}

/** Whether another extension may have something to say in templates. */
export function isHelmServedByOthers(ourId: string): boolean {
  return extensions.all.some(({ id, packageJSON }) => {
    const manifest: unknown = packageJSON;
    return (
      id !== ourId &&
      (id.toLowerCase() === startsAlways ||
        languagesOf(manifest).includes(helmLanguage) ||
        listIn(manifest, "activationEvents").includes(`onLanguage:${helmLanguage}`))
    );
  });
}

/** The languages that the manifest of an extension contributes. */
function languagesOf(manifest: unknown): readonly unknown[] {
  return listIn(memberOf(manifest, "contributes"), "languages").map((each) => memberOf(each, "id"));
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
