/**
 * The object that is referred to is there, and has no part of that name: a route wants a listener that the Gateway lacks, a model
 * has a format that its serving runtime does not read, a container uses a device request that the claim does not make. A warning
 * where both are applied together, else a hint.
 *
 * ```yaml
 * parentRefs:
 *   - name: public
 *     sectionName: https # the Gateway has the listener `http` only
 * ```
 */
import type { Cursor } from "../../manifest/cursor.ts";
import { codes, listing, say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "missing-part",
  family: "reference",
  severity: "warning",
  summary: "An object refers to a part that another one does not have.",
  source: "https://gateway-api.sigs.k8s.io/reference/spec/#parentreference",
  kinds: [
    "/Pod",
    "apps/Deployment",
    "apps/StatefulSet",
    "batch/Job",
    "gateway.networking.k8s.io/GRPCRoute",
    "gateway.networking.k8s.io/HTTPRoute",
    "gateway.networking.k8s.io/TLSRoute",
    "serving.kserve.io/InferenceService",
  ],
  check(site, view, report, read) {
    const offering = site.object.references.filter(
      ({ path }) =>
        path.includes("parentRefs[") || path.endsWith("model.runtime") || path.includes("resourceClaims["),
    );
    if (offering.length === 0) return;
    for (const { holder, part } of partsIn(read())) {
      const reference = offering.find(({ path }) => path === holder.path);
      const name = part.string;
      if (reference?.kind !== "object" || name === undefined) continue;
      const targets = view.targetsOf(site, reference);
      const offers = targets.flatMap(({ object }) => object.facts.offers ?? []);
      if (offers.length === 0 || offers.includes(name)) continue;
      const { start, end } = part.range;
      report(
        { range: { start, end }, path: part.path },
        say`The ${reference.target.kind} \`${reference.target.name}\` has no \`${name}\`, but ${listing(codes(offers))}.`,
        {
          isSure:
            targets.every((target) => view.belongTogether(site, target)) && !view.mayChange(site, part.path),
        },
      );
    }
  },
};

/** A part that is named, and the field beside it that names its object. */
interface NamedPart {
  readonly holder: Cursor;
  readonly part: Cursor;
}

function partsIn(root: Cursor): readonly NamedPart[] {
  const spec = root.at("spec");
  const model = spec.at("predictor", "model");
  return [
    ...spec
      .at("parentRefs")
      .items()
      .map((parent) => ({ holder: parent.at("name"), part: parent.at("sectionName") })),
    { holder: model.at("runtime"), part: model.at("modelFormat", "name") },
    ...deviceRequests(root.at("kind").string === "Pod" ? spec : spec.at("template", "spec")),
  ];
}

function deviceRequests(pod: Cursor): readonly NamedPart[] {
  const claims = pod.at("resourceClaims").items();
  const containers = [...pod.at("initContainers").items(), ...pod.at("containers").items()];
  return containers
    .flatMap((container) => container.at("resources", "claims").items())
    .flatMap((used) => {
      const claim = claims.find((one) => one.at("name").string === used.at("name").string);
      return ["resourceClaimName", "resourceClaimTemplateName"].flatMap((field) =>
        claim?.at(field).present === true ? [{ holder: claim.at(field), part: used.at("request") }] : [],
      );
    });
}

export default rule;
