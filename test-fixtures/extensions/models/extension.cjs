"use strict";
// A model that first asks for one tool, and then answers in words: the kinds, and the manifest in a fence.
const vscode = require("vscode");
const { EventEmitter, LanguageModelTextPart, LanguageModelToolCallPart, LanguageModelToolResultPart, lm } = vscode;

const information = {
  id: "harbour-small",
  name: "Harbour Small",
  family: "harbour",
  version: "1",
  maxInputTokens: 8000,
  maxOutputTokens: 2000,
  capabilities: { toolCalling: true },
};
const manifest = `\`\`\`yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: colours
immutable: true
data:
  sky: blue
\`\`\``;

function answerTo(messages, { tools = [] }) {
  const parts = messages.flatMap(({ content }) => content);
  const hasResult = parts.some((part) => part instanceof LanguageModelToolResultPart);
  if (tools.length > 0 && !hasResult)
    return new LanguageModelToolCallPart("1", "look_up_field", { kind: "ConfigMap", path: "immutable" });
  const texts = parts.map(({ value = "" }) => value).join("\n");
  if (tools.length > 0) return new LanguageModelTextPart("That is enough.");
  return new LanguageModelTextPart(texts.includes("Which kinds") ? '{"kinds": ["ConfigMap"]}' : manifest);
}

/** Calls a tool of the editor as an agent does, and shows what it has answered: a line with `name {"input": …}` says which. */
async function callTool() {
  const line = await vscode.window.showInputBox({ prompt: "Tool and input" });
  const [name, ...input] = line.split(" ");
  const call = lm.invokeTool(name, { input: JSON.parse(input.join(" ")), toolInvocationToken: undefined });
  const text = await call.then(
    ({ content }) => `answers:\n${content.map(({ value }) => value).join("\n")}`,
    (error) => `was not carried out: ${error.message}`,
  );
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: `${name} ${text}` }));
}

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.commands.registerCommand("harbour.callTool", callTool),
    lm.registerLanguageModelChatProvider("harbour", {
      onDidChangeLanguageModelChatInformation: new EventEmitter().event,
      provideLanguageModelChatInformation: () => [information],
      provideLanguageModelChatResponse: (_, messages, options, progress) => {
        progress.report(answerTo(messages, options));
        return Promise.resolve();
      },
      provideTokenCount: (_, text) => Promise.resolve(String(text).length),
    }),
  );
};
