/**
 * The English name of a language for a model, such as "Simplified Chinese" for `zh-cn`, as few models know all codes; the code itself
 * where it has no name. Chinese is named by its script, which the code of a country stands for.
 *
 * Source: https://www.unicode.org/reports/tr35/#Likely_Subtags
 */
export function languageName(code: string): string {
  try {
    const { language, script } = new Intl.Locale(code).maximize();
    const names = new Intl.DisplayNames("en", { type: "language" });
    return names.of(language === "zh" ? `${language}-${script ?? ""}` : code) ?? code;
  } catch {
    return code;
  }
}
