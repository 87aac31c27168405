/**
 * The YAML in a model's answer: what stands in its code fences, or the whole answer when there is none and it begins like a
 * manifest. Thoughts that a model thinks aloud are left out.
 */
export function manifestsIn(answer: string): string | undefined {
  const spoken = answer.replace(/<think>[\s\S]*?(?:<\/think>|$)/gu, "");
  const fences = [...spoken.matchAll(/```(?:ya?ml|json)?[ \t]*\r?\n([\s\S]*?)(?:\r?\n```|$)/gu)].map(
    ([, text]) => text ?? "",
  );
  const texts = fences.filter((text) => text.trim() !== "");
  if (texts.length > 0) return `${texts.join("\n---\n")}\n`;
  return /^\s*(?:---\s*\n)?(?:#.*\n)*apiVersion:/u.test(spoken) ? spoken.trim() + "\n" : undefined;
}
