import { comparable, withoutSecrets } from "../../core/deploy/comparable.ts";
import type { JsonObject } from "../../core/schema/jsonValue.ts";
import { writeYaml } from "../../core/yaml/writeYaml.ts";

/** An object of a cluster as it is shown: with its status, without what the server adds to every object and the values of a Secret. */
export function liveText(object: JsonObject): string {
  return writeYaml(withoutSecrets({ ...comparable(object), status: object["status"] }, () => false));
}
