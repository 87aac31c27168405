/** Sections for those who have the repository: how to try it, and where everything else lies. */
const ofRepository = ["Try it", "More"];

/**
 * The README as the page that an editor shows of the extension. Pictures and pages of the repository are not there, so that neither is
 * what leads to them; the project has no public address yet under which they could be found.
 * @throws where a section that is to be left out is not there
 */
export function extensionPage(readme: string): string {
  const sections = readme.split(/^(?=## )/mu);
  const left = sections.filter(
    (section) => !ofRepository.some((title) => section.startsWith(`## ${title}\n`)),
  );
  if (left.length !== sections.length - ofRepository.length)
    throw new Error(`README.md has not each of these sections once: ${ofRepository.join(", ")}.`);
  return left
    .join("")
    .replaceAll(/^!?\[[^\]]*\]\((?!https:)[^)]*\)\n\n/gmu, "")
    .replaceAll(/\[(?<text>[^\]]*)\]\((?!https:)[^)]*\)/gu, "$<text>");
}
