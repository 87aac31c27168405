import { check } from "../../core/assist/generation.ts";
import { neutralise } from "../../core/assist/neutralise.ts";
import { asData } from "../../core/assist/prompts.ts";
import { createRedactor } from "../../core/assist/redaction.ts";
import type { ResourceGraph } from "../../core/graph/resourceGraph.ts";
import type { Site } from "../../core/graph/site.ts";
import { objectAt } from "../../core/schema/jsonValue.ts";
import { inWords } from "../../core/text/message.ts";
import { writeYaml } from "../../core/yaml/writeYaml.ts";
import type { Session } from "../session.ts";
import { sourceOf, type Explanation } from "./explainAnswer.ts";
import { pageOf } from "./explainRule.ts";
import type { ExplainEventParams } from "./protocol.ts";

const longestManifest = 6_000;
const longestStatus = 1_500;
const longestEvents = 3_000;

/**
 * What is known about an event: what else happened, the object of the workspace that it is about, what is to be said against
 * that, and the state that the connected cluster tells of it.
 *
 * @throws the signal's reason, nothing else
 */
export async function eventExplanation(
  { kind, name, event, events }: ExplainEventParams,
  { workspace, resources, client, cluster }: Session,
  signal: AbortSignal,
): Promise<Explanation> {
  const { schemas, settings } = workspace.snapshot();
  const { redact, hide } = createRedactor();
  const graph = await resources.graph();
  const site = siteOf(graph, kind, name);
  const manifest = site === undefined ? "" : redact(site.part.text);
  const findings = site === undefined ? [] : check(site.part.text, 0, { schemas, settings }).findings;
  const lines = findings.map(({ code, path, message }) => `- ${code} at ${path}: ${inWords(message)}`);
  const status = site === undefined ? "" : redact(await statusOf(site, cluster, signal));
  return {
    content: [
      manifest === "" ? "" : asData("manifest", manifest.slice(0, longestManifest)),
      status === "" ? "" : asData("what the cluster says of its state", status.slice(0, longestStatus)),
      asData("events, the oldest first", redact(hide(events)).slice(-longestEvents)),
      lines.length === 0 ? "" : `What Drydock finds in the manifest:\n${neutralise(hide(lines.join("\n")))}`,
      `Explain this event: what it means, what has caused it here, and what to do about it.\n${asData("event", redact(hide(event)))}`,
    ],
    sources: [
      ...(site === undefined ? [] : [sourceOf(graph, site)]),
      ...findings.flatMap(({ code }) => pageOf(code, client.rulePage)),
    ],
  };
}

/** The object itself, or what has made it: names of pods begin with those of their workload. */
function siteOf(graph: ResourceGraph, kind: string, name: string): Site | undefined {
  const sites = [...graph.sites()].filter(({ isPatch }) => !isPatch);
  const itself = sites.find(({ object: { facts } }) => facts.gvk.kind === kind && facts.name === name);
  const makers = sites.filter(
    ({ object: { facts } }) => facts.podLabels.size > 0 && name.startsWith(`${facts.name}-`),
  );
  return (
    itself ??
    makers.toSorted((one, other) => other.object.facts.name.length - one.object.facts.name.length)[0]
  );
}

async function statusOf(
  { object: { facts } }: Site,
  cluster: Session["cluster"],
  signal: AbortSignal,
): Promise<string> {
  try {
    const object = await cluster.current()?.objects.read(facts, signal);
    const status = objectAt(object ?? {}, "status");
    return status === undefined ? "" : writeYaml(status);
  } catch {
    // Not served, not allowed or out of reach: then the state is not among the facts.
    signal.throwIfAborted();
    return "";
  }
}
