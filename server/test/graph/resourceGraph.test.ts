import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { findObjects, titleOf } from "../../src/core/graph/findObjects.ts";
import { readGraphObjects, type GraphObject } from "../../src/core/graph/graphObject.ts";
import { occurrenceAt } from "../../src/core/graph/occurrence.ts";
import { createResourceGraph, type ResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import type { Site } from "../../src/core/graph/site.ts";
import { withoutPause } from "../../src/core/validate/steps.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import type { DocumentPart } from "../../src/core/documents/documentPart.ts";

const objectsOf = (part: DocumentPart): readonly GraphObject[] => readGraphObjects(parseDocument(part.text));

function graphOf(files: Readonly<Record<string, string>>): ResourceGraph {
  const graph = createResourceGraph();
  for (const [uri, text] of Object.entries(files)) graph.setFile(openFile(uri, "yaml", 1, text), objectsOf);
  return graph;
}

function siteOf(graph: ResourceGraph, title: string): Site {
  const site = [...graph.sites()].find((candidate) => titleOf(candidate) === title);
  assert.ok(site, title);
  return site;
}

/** `from → to`, for everything that an object refers to and that is there. */
function linksFrom(graph: ResourceGraph, title: string): readonly string[] {
  const site = siteOf(graph, title);
  return site.object.references.flatMap((reference) =>
    graph.targetsOf({ site, reference }).map((target) => `${reference.kind} ${titleOf(target)}`),
  );
}

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {mode: fast}\n";
const service = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80}]
`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web, tier: front}}
    spec:
      serviceAccountName: robot
      containers:
      - name: web
        env:
        - name: MODE
          valueFrom: {configMapKeyRef: {name: settings, key: mode}}
      volumes:
      - {name: files, configMap: {name: settings, items: [{key: mode, path: mode}]}}
`;

describe("what objects refer to", () => {
  test("a Service means the makers of the Pods that it selects", () => {
    const graph = graphOf({ "file:///a.yaml": `${service}---\n${deployment}` });
    assert.deepEqual(linksFrom(graph, "Service/web"), ["pods Deployment/web"]);
  });

  test("a workload means a ConfigMap, and a key of it", () => {
    const graph = graphOf({ "file:///a.yaml": `${configMap}---\n${deployment}` });
    assert.deepEqual(linksFrom(graph, "Deployment/web"), [
      "object ConfigMap/settings",
      "key ConfigMap/settings",
      "object ConfigMap/settings",
      "key ConfigMap/settings",
    ]);
  });

  test("a type beside the name decides; the group counts, the version does not", () => {
    const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1beta1, kind: Deployment, name: web}
`;
    assert.deepEqual(
      linksFrom(graphOf({ "file:///a.yaml": `${scaler}---\n${deployment}` }), "HorizontalPodAutoscaler/web"),
      ["object Deployment/web"],
    );
    const foreign = scaler.replace("apps/v1beta1", "example.com/v1");
    assert.deepEqual(
      linksFrom(graphOf({ "file:///a.yaml": `${foreign}---\n${deployment}` }), "HorizontalPodAutoscaler/web"),
      [],
    );
  });

  test("places count from the item of a List", () => {
    const list = `kind: List\napiVersion: v1\nitems:\n- ${service.trimEnd().replaceAll("\n", "\n  ")}\n`;
    const graph = graphOf({ "file:///a.yaml": `${list}---\n${deployment}` });
    assert.deepEqual(linksFrom(graph, "Service/web"), ["pods Deployment/web"]);
  });

  test("an object of another namespace is not meant", () => {
    const inShop = configMap.replace("{name", "{namespace: shop, name");
    const inBank = deployment.replace("{name: web}", "{name: web, namespace: bank}");
    assert.deepEqual(
      linksFrom(graphOf({ "file:///a.yaml": `${inShop}---\n${inBank}` }), "Deployment/web"),
      [],
    );
  });

  test("fields of KEDA and KubeRay lead to what they name", () => {
    const links = (text: string, title: string): readonly string[] =>
      linksFrom(graphOf({ "file:///a.yaml": text }), title);
    const secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: queue}\nstringData: {url: x}\n---\n";
    const authentication = `apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata: {name: queue}
spec:
  secretTargetRef: [{parameter: host, name: queue, key: url}]
  configMapTargetRef: [{parameter: vhost, name: settings, key: mode}]
`;
    assert.deepEqual(links(`${secret}${configMap}---\n${authentication}`, "TriggerAuthentication/queue"), [
      "object Secret/queue",
      "key Secret/queue",
      "object ConfigMap/settings",
      "key ConfigMap/settings",
    ]);
    const cluster = "apiVersion: ray.io/v1\nkind: RayCluster\nmetadata: {name: big}\n---\n";
    const job =
      "apiVersion: ray.io/v1\nkind: RayJob\nmetadata: {name: train}\nspec: {clusterSelector: {ray.io/cluster: big}}\n";
    assert.deepEqual(links(cluster + job, "RayJob/train"), ["object RayCluster/big"]);
  });

  test("a name that a template fills in means nothing", () => {
    const templated = deployment.replace(
      "serviceAccountName: robot",
      'serviceAccountName: "{{ .Values.account }}"',
    );
    const site = siteOf(graphOf({ "file:///a.yaml": templated }), "Deployment/web");
    assert.ok(
      site.object.references.every(({ range }) => !templated.slice(range.start, range.end).includes("{{")),
    );
  });

  test("expressions of a selector are read; what selects all Pods means none in particular", () => {
    const linksOf = (selector: string): readonly string[] => {
      const policy = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: ${selector}}\n`;
      return linksFrom(graphOf({ "file:///a.yaml": `${policy}---\n${deployment}` }), "NetworkPolicy/p");
    };
    assert.deepEqual(linksOf("{}"), []);
    const withLabel = (expression: string): string =>
      `{matchLabels: {app: web}, matchExpressions: [${expression}]}`;
    for (const met of ["{key: tier, operator: Exists}", "{key: tier, operator: In, values: [front, back]}"])
      assert.deepEqual(linksOf(withLabel(met)), ["pods Deployment/web"]);
    for (const unmet of [
      "{key: tier, operator: DoesNotExist}",
      "{key: tier, operator: NotIn, values: [front]}",
    ])
      assert.deepEqual(linksOf(withLabel(unmet)), []);
    assert.deepEqual(linksOf("{matchExpressions: [{key: tier, operator: Exists}]}"), ["pods Deployment/web"]);
  });

  test("a port of a Service means the containers that declare it", () => {
    const named = service.replace("port: 80}", "port: 80, targetPort: http}");
    const graph = graphOf({ "file:///a.yaml": `${named}---\n${deployment}` });
    assert.deepEqual(linksFrom(graph, "Service/web"), [
      "pods Deployment/web",
      "container-port Deployment/web",
    ]);
  });

  test("a patch means the object that it changes, and is not meant itself", () => {
    const graph = createResourceGraph();
    graph.setFile(openFile("file:///base/web.yaml", "yaml", 1, deployment), objectsOf);
    graph.setFile(openFile("file:///web.yaml", "yaml", 1, deployment), objectsOf, true);
    const base = siteOf(graph, "Deployment/web");
    assert.deepEqual(
      graph.referrersTo(base).map(({ site }) => site.uri),
      ["file:///web.yaml"],
    );
    assert.deepEqual(graph.objectsNamed({ group: "apps", kind: "Deployment", name: "web" }), [base]);
  });
});

describe("a graph of many files", () => {
  const environments = {
    "file:///one/config.yaml": configMap,
    "file:///one/web.yaml": deployment,
    "file:///two/config.yaml": configMap,
    "file:///two/web.yaml": deployment,
  };

  test("of several objects of a name the nearest is meant, in both directions", () => {
    const graph = graphOf(environments);
    const settings = [...graph.sites()].find(({ uri }) => uri === "file:///two/config.yaml");
    assert.ok(settings);
    assert.deepEqual(
      new Set(graph.referrersTo(settings).map(({ site }) => site.uri)),
      new Set(["file:///two/web.yaml"]),
    );
  });

  test("an object in the same folder is nearer than one in a folder below", () => {
    const graph = graphOf({
      "file:///one/below/config.yaml": configMap,
      "file:///one/config.yaml": configMap,
      "file:///one/web.yaml": deployment,
    });
    const site = siteOf(graph, "Deployment/web");
    const meant = site.object.references.flatMap((reference) => graph.targetsOf({ site, reference }));
    assert.deepEqual([...new Set(meant.map(({ uri }) => uri))], ["file:///one/config.yaml"]);
  });

  test("an update replaces what changed and leaves all else", () => {
    const graph = graphOf({ "file:///a.yaml": `${configMap}---\n${deployment}` });
    const before = siteOf(graph, "Deployment/web");
    const file = graph.fileOf("file:///a.yaml");
    assert.ok(file);
    const renamed = openFile(
      "file:///a.yaml",
      "yaml",
      2,
      `${configMap.replace("settings", "other")}---\n${deployment}`,
    );
    const kept = { ...renamed, parts: [...renamed.parts.slice(0, 1), ...file.parts.slice(1)] };
    graph.setFile(kept, objectsOf);
    assert.equal(siteOf(graph, "Deployment/web"), before);
    assert.deepEqual(linksFrom(graph, "Deployment/web"), []);
    assert.deepEqual(graph.referrersTo(siteOf(graph, "ConfigMap/other")), []);
  });

  test("nothing of a file stays when it goes", () => {
    const graph = graphOf({ "file:///a.yaml": configMap, "file:///b.yaml": deployment });
    graph.removeFile("file:///b.yaml");
    assert.deepEqual(graph.referrersTo(siteOf(graph, "ConfigMap/settings")), []);
    assert.deepEqual([...graph.sites()].map(titleOf), ["ConfigMap/settings"]);
  });
});

test("the innermost reference at a place", () => {
  const graph = graphOf({ "file:///a.yaml": deployment });
  const { part } = siteOf(graph, "Deployment/web");
  const found = occurrenceAt(graph, "file:///a.yaml", part, deployment.indexOf("robot") + 1);
  assert.equal(found?.kind === "reference" && found.referrer.reference.kind, "object");
  assert.equal(occurrenceAt(graph, "file:///a.yaml", part, deployment.indexOf("tier")), undefined);
});

test("objects are found by characters of `Kind/name` in their order", () => {
  const graph = graphOf({ "file:///a.yaml": `${configMap}---\n${deployment}---\n${service}` });
  const titles = (query: string): readonly string[] =>
    withoutPause(findObjects(graph.sites(), query)).map(titleOf);
  assert.deepEqual(titles("webserv"), []);
  assert.deepEqual(titles("servweb"), ["Service/web"]);
  assert.deepEqual(titles("web"), ["Deployment/web", "Service/web"]);
});

test("others have a turn while objects are looked for, however few of many are meant", () => {
  const graph = graphOf({ "file:///a.yaml": new Array(1000).fill(configMap).join("---\n") });
  let asked = 0;
  function* sites(): Generator<Site> {
    for (const site of graph.sites()) {
      asked++;
      yield site;
    }
  }
  const steps = findObjects(sites(), "absent");
  const inEach: number[] = [];
  for (let isDone = false; !isDone;) {
    const before = asked;
    isDone = steps.next().done === true;
    inEach.push(asked - before);
  }
  assert.equal(asked, 1000);
  assert.ok(Math.max(...inEach) < 100, inEach.join(" "));
});
