import { say } from "../../../text/message.ts";
import type { FunctionWords } from "./functionWords.ts";

/** What Helm adds to the functions of templates (https://helm.sh/docs/chart_template_guide/named_templates/). */
export const helmFunctions: readonly FunctionWords[] = [
  {
    name: "include",
    takes: "NAME CONTEXT",
    does: say`Renders a named template and gives its text, which a pipe can go on with.`,
  },
  {
    name: "template",
    takes: "NAME CONTEXT",
    does: say`Renders a named template in place. Nothing can be piped from it: \`include\` can.`,
  },
  { name: "tpl", takes: "TEXT CONTEXT", does: say`Renders a text, often one of the values, as a template.` },
  {
    name: "required",
    takes: "MESSAGE VALUE",
    does: say`Gives the value; where it is empty, rendering fails with the message.`,
  },
  { name: "fail", takes: "MESSAGE", does: say`Ends rendering with the message.` },
  {
    name: "lookup",
    takes: "APIVERSION KIND NAMESPACE NAME",
    does: say`Reads an object of the cluster, or a list without a name. Gives an empty map where no cluster is asked, as in \`helm template\`.`,
  },
  { name: "toYaml", takes: "VALUE", does: say`Writes a value as YAML, without a line break at the end.` },
  {
    name: "toYamlPretty",
    takes: "VALUE",
    does: say`Writes a value as YAML with lists indented below their keys.`,
  },
  {
    name: "fromYaml",
    takes: "TEXT",
    does: say`Reads a YAML map. What cannot be read gives a map with the key \`Error\`.`,
  },
  { name: "fromYamlArray", takes: "TEXT", does: say`Reads a YAML list.` },
  { name: "toJson", takes: "VALUE", does: say`Writes a value as JSON.` },
  { name: "toPrettyJson", takes: "VALUE", does: say`Writes a value as JSON over several lines.` },
  {
    name: "toRawJson",
    takes: "VALUE",
    does: say`Writes a value as JSON and leaves \`<\`, \`>\` and \`&\` as they are.`,
  },
  { name: "fromJson", takes: "TEXT", does: say`Reads a JSON object.` },
  { name: "toToml", takes: "VALUE", does: say`Writes a value as TOML.` },
];
