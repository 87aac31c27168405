import type { SourceFile } from "../documents/sourceFile.ts";
import type { Template, TemplateName } from "../helm/template.ts";
import { say } from "../text/message.ts";
import type { NamePlace, Renaming } from "./renaming.ts";

/** Templates of a chart, each as one part. */
interface ChartTemplates {
  readonly templates: readonly { readonly file: SourceFile; readonly template: Template }[];
}

/**
 * A named template, where it is defined and wherever it is used: its name counts in a chart and in all charts inside of it
 * (https://helm.sh/docs/chart_template_guide/named_templates/).
 */
export function templateRenaming(charts: readonly ChartTemplates[], name: string): Renaming {
  const templates = charts.flatMap((chart) => chart.templates);
  const placesIn = (file: SourceFile, names: readonly TemplateName[]): readonly NamePlace[] =>
    file.parts.flatMap((part) =>
      names
        .filter((each) => each.name === name)
        .map(({ start, end }) => ({
          uri: file.uri,
          part,
          range: { start: start + 1, end: end - 1 },
          isInside: true,
        })),
    );
  return {
    name,
    places: templates.flatMap(({ file, template: { definitions, uses } }) => [
      ...placesIn(file, definitions).map((place) => ({ ...place, isDefinition: true as const })),
      ...placesIn(file, uses),
    ]),
    complaintAbout(newName) {
      if (!/^[\w.-]+$/u.test(newName))
        return say`\`${newName}\` is no name of a template: write letters, digits, \`.\`, \`-\` and \`_\`.`;
      const isTaken = templates.some(({ template }) =>
        template.definitions.some((each) => each.name === newName),
      );
      return isTaken ? say`There is a template \`${newName}\` already.` : undefined;
    },
  };
}
