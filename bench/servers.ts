import path from "node:path";
import { loadCatalogue, loadDocumentation } from "../server/src/sources/catalogue.ts";
import { newestKubernetesVersion } from "../server/src/sources/kubernetesVersions.ts";
import type { ServerUnderTest } from "./editor.ts";
import { peerSchemas } from "./peerSchemas.ts";

const root = path.dirname(import.meta.dirname);

/** Our own server, as it ships. */
export const drydock: ServerUnderTest = {
  name: "drydock",
  command: [path.join(root, "dist/server/languageServer.mjs"), "--stdio"],
  settings: {},
  afterInitialized: [],
  contentOf: () => undefined,
};

/** The peer from npm, configured as its users get Kubernetes validation; its editor has the schemas in its cache. */
export function yamlLanguageServer(): ServerUnderTest {
  const { all, definitions } = peerSchemas(loadCatalogue(newestKubernetesVersion), loadDocumentation());
  const bin = "node_modules/yaml-language-server/bin/yaml-language-server";
  return {
    name: "yaml-language-server",
    command: [path.join(root, bin), "--stdio"],
    settings: {
      yaml: {
        schemas: { kubernetes: "*.yaml" },
        schemaStore: { enable: false },
        validate: true,
        hover: true,
        completion: true,
        customTags: [],
      },
      "[yaml]": { "editor.tabSize": 2 },
      editor: { tabSize: 2 },
      http: {},
    },
    afterInitialized: ["yaml/registerCustomSchemaRequest", "yaml/registerContentRequest"],
    contentOf(uri) {
      // It asks for the definition of a kind, too, and takes it from the whole file by itself.
      const [file = ""] = uri.split("#");
      return file.endsWith("/all.json") ? all : file.endsWith("/_definitions.json") ? definitions : undefined;
    },
  };
}
