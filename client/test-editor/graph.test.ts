import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { FrameLocator } from "playwright-core";
import { openFile, runCommand, webviewIn } from "../../scripts/editor/workbench.ts";
import { keepPicture, useEditor } from "./editor.ts";

const editor = useEditor();

const files = {
  "web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: example.com/web:1
          envFrom: [{ configMapRef: { name: settings } }, { secretRef: { name: password } }]
`,
  "service.yaml": `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`,
  "ingress.yaml": `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`,
  "settings.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n",
};

suite("the resource graph in VS Code", () => {
  test("is a picture that is read and walked through without a mouse, and opens files", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "web.yaml");
        // The extension is at work: its commands are in the palette.
        await page.getByText("selected by 1 service").waitFor();
        await runCommand(page, "Drydock: Show Resource Graph");
        const picture = webviewIn(page);
        const object = (name: string): ReturnType<FrameLocator["getByRole"]> =>
          picture.getByRole("button", { name });
        await object("Deployment/web, web.yaml:3").waitFor();
        assert.match(
          (await object("Deployment/web, web.yaml:3").getAttribute("aria-label")) ?? "",
          /refers to ConfigMap\/settings, Secret\/password, used by Service\/web$/u,
        );
        await object("Ingress/web, ingress.yaml:3").waitFor();
        await object("Secret/password, in no file").waitFor();
        const opened = page.locator(".tab.active", { hasText: "service.yaml" });
        // A busy window drops keys, and the picture may be drawn anew between them.
        for (let attempt = 0; attempt < 10 && !(await opened.isVisible()); attempt++) {
          await object("Deployment/web, web.yaml:3").focus();
          await page.keyboard.press("ArrowLeft");
          await keepPicture(page, "resource graph");
          await page.keyboard.press("Enter");
          await opened.waitFor({ timeout: 5000 }).catch(() => undefined);
        }
        await opened.waitFor();
      },
      files,
    ));

  test("follows what is typed, and keeps its place, its focus and its size", (t) =>
    editor.inWindow(
      t,
      async (page) => {
        await openFile(page, "web.yaml");
        await page.getByText("selected by 1 service").waitFor();
        await runCommand(page, "Drydock: Show Resource Graph");
        const picture = webviewIn(page);
        const button = (name: string): ReturnType<FrameLocator["getByRole"]> =>
          picture.getByRole("button", { name });
        const service = button("Service/web, service.yaml:3");
        await service.waitFor();
        const widthOf = async (): Promise<number> => (await service.boundingBox())?.width ?? 0;
        const before = await widthOf();
        await button("Zoom In").click();
        await button("Zoom In").click();
        await button("Reset Zoom, 150 %").waitFor();
        assert.ok((await widthOf()) > before * 1.2);
        await service.focus();
        await page.keyboard.press("+");
        await button("Reset Zoom, 200 %").waitFor();
        const enlarged = await widthOf();
        await page.locator(".monaco-editor .view-line", { hasText: "kind: Deployment" }).click();
        await page.keyboard.press("Control+End");
        await page.keyboard.type("---\napiVersion: v1\nkind: Secret\nmetadata: { name: password }\n");
        await button("Secret/password, web.yaml").waitFor();
        assert.equal(await service.getAttribute("tabindex"), "0");
        // The line around what has the focus is a part of the width.
        assert.ok(Math.abs((await widthOf()) - enlarged) < enlarged * 0.05);
        await keepPicture(page, "resource graph, enlarged");
        await button("Reset Zoom, 200 %").click();
        await button("Reset Zoom, 100 %").waitFor();
        assert.ok((await widthOf()) < enlarged);
      },
      files,
    ));
});
