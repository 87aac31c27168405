import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { inWords } from "../../src/core/text/message.ts";
import { createTreeCache } from "../../src/core/analysis/treeCache.ts";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { noPolicies } from "../../src/core/policy/policySet.ts";
import type { WorkspaceContents } from "../../src/lsp/folderReader.ts";
import { keptObjectsIn } from "../../src/lsp/graph/keptObjects.ts";
import { createNodeRuntime } from "../../src/lsp/nodeRuntime.ts";
import type { Runtime } from "../../src/lsp/runtime.ts";
import { defaultSettings } from "../../src/lsp/settings.ts";
import { createWorkspace, type Workspace } from "../../src/lsp/workspace.ts";
import { contentsOf } from "../../src/lsp/workspaceFolders.ts";
import { createWorkspaceKustomizations } from "../../src/lsp/workspaceKustomizations.ts";
import { createWorkspacePolicies } from "../../src/lsp/workspacePolicies.ts";
import { createWorkspaceReferences } from "../../src/lsp/workspaceReferences.ts";
import { createWorkspaceResources } from "../../src/lsp/workspaceResources.ts";
import { catalogueOf, createWorkspaceSchemas } from "../../src/lsp/workspaceSchemas.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n";
const nothingOpened = keptObjectsIn(undefined, createNodeRuntime());
const failing = (): never => assert.fail("nothing fails");
const log = { error: failing, errorOnce: failing, watch: () => undefined };

interface Started {
  readonly runtime: Runtime;
  readonly workspace: Workspace;
  readonly contents: WorkspaceContents;
  /** How often the folder was walked. */
  readonly walks: () => number;
}

/** A workspace of one folder with one manifest, of which nobody has asked anything. */
function start(context: TestContext): Started {
  const folder = folderWith(context, { "web.yaml": config });
  let walks = 0;
  const node = createNodeRuntime();
  const runtime: Runtime = {
    ...node,
    listManifestFiles(below) {
      walks++;
      return node.listManifestFiles(below);
    },
  };
  const workspace = createWorkspace({
    files: new Map(),
    schemas: catalogueOf(runtime, inWords),
    settings: defaultSettings.check,
    policies: noPolicies,
    forms: new Map(),
    charts: new Set(),
    builds: [],
  });
  return { runtime, workspace, contents: contentsOf([folder], runtime), walks: () => walks };
}

test("everybody who wants to know what lies in the folders learns it from one walk", async (context) => {
  const { runtime, workspace, contents, walks } = start(context);
  const resources = createWorkspaceResources(workspace, runtime, nothingOpened);
  const readers = [
    createWorkspaceKustomizations(workspace, runtime, log),
    createWorkspaceSchemas(workspace, runtime, inWords, workspace.snapshot().schemas),
    createWorkspacePolicies(workspace, runtime, log),
    resources,
  ];
  await Promise.all(readers.map((reader) => reader.scan(contents)));
  assert.equal([...(await resources.graph()).sites()].length, 1);
  assert.equal(walks(), 1);
});

test("how objects fit together is looked at when a manifest is open, and not before", async (context) => {
  const { runtime, workspace, contents, walks } = start(context);
  const resources = createWorkspaceResources(workspace, runtime, nothingOpened);
  const references = createWorkspaceReferences(workspace, resources, createTreeCache(1), runtime, {
    onFindings: () => undefined,
    onUpdated: () => undefined,
    onFailure: failing,
  });
  await resources.scan(contents);
  workspace.apply({ kind: "open", file: openFile("file:///a/compose.yaml", "yaml", 1, "services: {}\n") });
  await references.scan(contents);
  assert.equal(walks(), 0);
  workspace.apply({ kind: "open", file: openFile("file:///a/web.yaml", "yaml", 1, config) });
  await references.scan(contents);
  assert.equal(walks(), 1);
});
