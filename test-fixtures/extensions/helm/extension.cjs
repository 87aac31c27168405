"use strict";
// A stand-in for the Kubernetes extension in templates: it knows two values and one function.
const { CompletionItem, CompletionItemKind, Hover, languages, window } = require("vscode");

exports.activate = ({ subscriptions }) => {
  const running = window.createStatusBarItem("helm-stand-in");
  running.text = "Helm stand-in runs";
  running.show();
  subscriptions.push(
    running,
    languages.registerCompletionItemProvider(
      "helm",
      {
        provideCompletionItems(document, position) {
          const before = document.lineAt(position).text.slice(0, position.character);
          if (!/\.Values\.\w*$/u.test(before)) return [];
          return ["replicas", "theirs"].map((key) => new CompletionItem(key, CompletionItemKind.Field));
        },
      },
      ".",
    ),
    languages.registerHoverProvider("helm", {
      provideHover(document, position) {
        const range = document.getWordRangeAtPosition(position);
        return range !== undefined && document.getText(range) === "replicas"
          ? new Hover("Known to the stand-in", range)
          : undefined;
      },
    }),
  );
};
