// Runs the YAML language server as redhat.vscode-yaml does, with the part of its API that contributes schemas. The server is
// the real one, so what it asks and what it falls silent about is what people see; only this client is ours.
const { createRequire } = require("node:module");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const server = createRequire(__filename).resolve("yaml-language-server/bin/yaml-language-server");

exports.activate = async (context) => {
  const contributors = new Map();
  const client = new LanguageClient(
    "yaml",
    "YAML",
    { module: server, transport: TransportKind.ipc },
    { documentSelector: [{ language: "yaml" }], synchronize: { configurationSection: ["yaml", "http"] } },
  );
  context.subscriptions.push(client);
  await client.start();
  client.onRequest("custom/schema/request", (resource) =>
    [...contributors.values()].map(({ requestSchema }) => requestSchema(resource)).filter(Boolean),
  );
  client.onRequest("custom/schema/content", (schema) =>
    contributors.get(schema.slice(0, schema.indexOf(":")))?.requestSchemaContent(schema),
  );
  await client.sendNotification("yaml/registerCustomSchemaRequest");
  return {
    registerContributor(name, requestSchema, requestSchemaContent) {
      if (contributors.has(name)) return false;
      contributors.set(name, { requestSchema, requestSchemaContent });
      return true;
    },
  };
};
