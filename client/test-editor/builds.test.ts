import { spawnSync } from "node:child_process";
import { suite, test } from "node:test";
import type { Page } from "playwright-core";
import { goTo, problemRows } from "../../scripts/editor/workbench.ts";
import { problem, quickOpen, useEditor } from "./editor.ts";

const editor = useEditor();

const hasHelm = spawnSync("helm", ["version"]).error === undefined;
const hasKustomize = ["kubectl", "kustomize"].some(
  (name) => spawnSync(name, ["version"]).error === undefined,
);

const chart = {
  "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 0.1.0\n",
  "web/values.yaml": "service:\n  type: Cluster\n",
  "web/templates/web.yaml": `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
spec:
  type: {{ .Values.service.type }}
  ports: [{ port: 80 }]
`,
};

const overlay = {
  "base/kustomization.yaml": "resources: [web.yaml]\n",
  "base/web.yaml": `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: web:1.2
      resources:
        requests: { memory: 2Gi }
`,
  "overlay/kustomization.yaml": "namePrefix: a-\nresources: [../base]\npatches: [{ path: patch.yaml }]\n",
  "overlay/patch.yaml": `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      resources:
        limits: { memory: 1Gi }
`,
};

/** Writes over what stands behind a place in its line, and saves. */
async function replaceRest(page: Page, line: number, column: number, text: string): Promise<void> {
  await goTo(page, line, column);
  await page.keyboard.press("Shift+End");
  await page.keyboard.type(text);
  await page.keyboard.press("Control+S");
}

suite("a chart that Helm renders", { skip: hasHelm ? false : "helm is not installed" }, () => {
  test("is wrong at the line of its template until its values are mended", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await quickOpen(page, "templates/web.yaml", "web.yaml");
        const found = problem(await problemRows(page), "As Helm renders it: ");
        await found.filter({ hasText: "`Cluster`" }).filter({ hasText: "[Ln 6," }).waitFor();
        await quickOpen(page, "web/values.yaml", "values.yaml");
        await replaceRest(page, 2, 9, "ClusterIP");
        await found.waitFor({ state: "detached" });
      },
      chart,
    ));

  test("says where Helm gives up until the template is mended", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await quickOpen(page, "templates/web.yaml", "web.yaml");
        const found = problem(await problemRows(page), "Helm cannot render the chart");
        await found.filter({ hasText: "[Ln 6," }).waitFor();
        await replaceRest(page, 6, 9, "ClusterIP");
        await found.waitFor({ state: "detached" });
      },
      {
        ...chart,
        "web/templates/web.yaml": chart["web/templates/web.yaml"].replace(
          ".Values.service.type",
          ".Values.service.type.name",
        ),
      },
    ));
});

const withoutKustomize = hasKustomize ? false : "neither kustomize nor kubectl is installed";

suite("a kustomization that is built", { skip: withoutKustomize }, () => {
  test("is wrong at the line that the object comes from until the patch is mended", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await quickOpen(page, "base/web.yaml", "web.yaml");
        const found = problem(await problemRows(page), "As Kustomize builds it: ");
        await found.filter({ hasText: "`1Gi`" }).filter({ hasText: "[Ln 9," }).waitFor();
        await quickOpen(page, "overlay/patch.yaml", "patch.yaml");
        await replaceRest(page, 8, 9, "limits: { memory: 3Gi }");
        await found.waitFor({ state: "detached" });
      },
      overlay,
    ));
});
