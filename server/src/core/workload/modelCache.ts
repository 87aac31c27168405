import type { Cursor } from "../manifest/cursor.ts";
import { commandsOf, optionOf } from "./commandLine.ts";
import { engineOf, environmentValue, modelOf, type Engine } from "./engines.ts";
import { modelFacts } from "./models/modelFacts.ts";

/** A model that a container downloads from the Hugging Face hub, and the volume of its pod that the files are written to. */
export interface ModelDownload {
  readonly model: string;
  /** Of the weights, in bytes: the least that has to find room. */
  readonly bytes: number;
  /** Name of the volume in the pod. */
  readonly volume: string;
}

/**
 * Undefined where the container has its model already, where nobody knows its size, or where it is written to no volume.
 *
 * https://huggingface.co/docs/huggingface_hub/guides/manage-cache
 */
export function modelDownload(container: Cursor, engine: Engine | undefined): ModelDownload | undefined {
  const model = engine && modelOf(engine, container);
  // What begins with a slash is there already.
  if (engine === undefined || model === undefined || !/^[\w.-]+\/[\w.-]+$/u.test(model.text))
    return undefined;
  const bytes = model.dynamic ? undefined : modelFacts(model.text)?.weightBytes;
  const volume = bytes === undefined ? undefined : volumeAt(container, cacheFolder(engine, container));
  return bytes === undefined || volume === undefined ? undefined : { model: model.text, bytes, volume };
}

/** The same for a container whose commands nobody has read yet. */
export function modelDownloadOf(container: Cursor): ModelDownload | undefined {
  return modelDownload(container, engineOf(container, commandsOf(container, "")));
}

function cacheFolder({ arguments: command, name }: Engine, container: Cursor): string {
  const told =
    optionOf(command, "--download-dir", "--huggingface-hub-cache") ??
    environmentValue(container, "HF_HUB_CACHE") ??
    environmentValue(container, "HUGGINGFACE_HUB_CACHE") ??
    environmentValue(container, "HF_HOME");
  return told?.text ?? (name === "tgi" ? "/data" : "/root/.cache/huggingface");
}

function volumeAt(container: Cursor, folder: string): string | undefined {
  const mount = container
    .at("volumeMounts")
    .items()
    .find((one) => isAround((one.at("mountPath").string ?? "").replace(/\/$/u, ""), folder));
  return mount?.at("readOnly").boolean === true ? undefined : mount?.at("name").string;
}

function isAround(folder: string, path: string): boolean {
  return folder !== "" && (path === folder || path.startsWith(`${folder}/`));
}
