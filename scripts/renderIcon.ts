import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

/** The extension's picture in galleries, which take no SVG: a PNG of 256 × 256 pixels. */
export async function renderIcon(drawing: string): Promise<Uint8Array> {
  const program = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  await initWasm(readFile(program));
  return new Resvg(drawing, { fitTo: { mode: "width", value: 256 } }).render().asPng();
}
