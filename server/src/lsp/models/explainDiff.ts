import { differencesOf, differenceText } from "../../core/assist/differences.ts";
import { fieldFacts } from "../../core/assist/fieldFacts.ts";
import { check } from "../../core/assist/generation.ts";
import { neutralise } from "../../core/assist/neutralise.ts";
import { asData } from "../../core/assist/prompts.ts";
import { createRedactor } from "../../core/assist/redaction.ts";
import type { Finding } from "../../core/finding.ts";
import { inWords } from "../../core/text/message.ts";
import { splitDocuments } from "../../core/yaml/splitDocuments.ts";
import type { Session } from "../session.ts";
import { sourceOf, type Explanation } from "./explainAnswer.ts";
import { pageOf } from "./explainRule.ts";
import type { ExplainDiffParams } from "./protocol.ts";

const mostDifferences = 40;
const mostFields = 8;
const longestFact = 400;

/** What is known about a difference between two texts: each field that changes, what it is, and what is wrong before and after. */
export async function diffExplanation(
  { before, after }: ExplainDiffParams,
  { workspace, resources, client, runtime }: Session,
): Promise<Explanation> {
  const { schemas, settings } = workspace.snapshot();
  const { redact, hide } = createRedactor();
  // A secret that changes has another placeholder behind the change, so that the change itself is still seen.
  const differences = differencesOf(redact(before), redact(after));
  const told = differences.slice(0, mostDifferences).map(differenceText);
  const places = new Map(
    differences
      .filter(({ path }) => path !== "")
      .map(({ gvk, path }) => [`${gvk.kind} ${path.replaceAll(/\[[^\]]*\]/gu, "[]")}`, { gvk, path }]),
  );
  const fields = [...places.values()]
    .slice(0, mostFields)
    .map(({ gvk, path }) => fieldFacts(gvk.kind, path, schemas, runtime.describe).slice(0, longestFact));
  const [old, now] = [before, after].map((text) =>
    splitDocuments(text).flatMap(
      ({ start, end }) => check(text.slice(start, end), 0, { schemas, settings }).findings,
    ),
  );
  const repaired = without(old ?? [], now ?? []);
  const brought = without(now ?? [], old ?? []);
  const graph = await resources.graph();
  const objects = new Set(differences.map(({ object }) => object));
  const sites = [...graph.sites()].filter(({ object: { facts } }) =>
    objects.has(`${facts.gvk.kind} ${facts.name}`),
  );
  return {
    content: [
      asData("the fields that change", told.join("\n")),
      fields.length === 0 ? "" : asData("what these fields are", hide(fields.join("\n\n"))),
      findingsText("What was wrong and is not any more", repaired, hide),
      findingsText("What is wrong now and was not", brought, hide),
      "Explain this change: what it does to what runs in a cluster, in which order that happens, and what to watch out for.",
    ],
    sources: [
      ...sites.map((site) => sourceOf(graph, site)),
      ...[...repaired, ...brought].flatMap(({ code }) => pageOf(code, client.rulePage)),
    ],
  };
}

function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Set(others.map(({ code, path }) => `${code} ${path}`));
  return findings.filter(({ code, path }) => !known.has(`${code} ${path}`));
}

function findingsText(title: string, findings: readonly Finding[], hide: (text: string) => string): string {
  if (findings.length === 0) return "";
  const lines = findings.map(({ code, path, message }) => `- ${code} at ${path}: ${inWords(message)}`);
  return `${title}:\n${neutralise(hide(lines.join("\n")))}`;
}
