import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parseGraphMessage, partsOfTitle } from "../../src/core/graph.ts";
import { nextInDirection } from "../../src/core/graphDirection.ts";
import { zoomed, zoomStepOf, type ZoomStep } from "../../src/core/zoom.ts";
import { layOut, type GraphLayout } from "../../src/core/graphLayout.ts";

const sizes = { width: 100, height: 40, columnGap: 50, rowGap: 10 };

/** Edges as `from,to`. */
function laidOut(count: number, ...edges: readonly string[]): GraphLayout {
  const read = edges.map((edge) => {
    const [from = 0, to = 0] = edge.split(",").map(Number);
    return { from, to };
  });
  return layOut(count, read, sizes);
}

/** In which column each object stands. */
function columnsOf({ nodes }: GraphLayout): readonly number[] {
  return nodes.map(({ x }) => x / (sizes.width + sizes.columnGap));
}

suite("the size of a picture", () => {
  test("grows and shrinks level by level, to an end on both sides", () => {
    const levels = (step: ZoomStep): readonly number[] => {
      const found = [1];
      for (let level = zoomed(1, step); level !== found.at(-1); level = zoomed(level, step))
        found.push(level);
      return found;
    };
    assert.deepEqual(levels("in"), [1, 1.25, 1.5, 2, 3]);
    assert.deepEqual(levels("out"), [1, 0.8, 0.67, 0.5]);
    assert.equal(zoomed(3, "reset"), 1);
  });

  test("follows keys of the picture alone", () => {
    assert.deepEqual(["+", "=", "-", "0", "Enter", "ArrowLeft"].map(zoomStepOf), [
      "in",
      "in",
      "out",
      "reset",
      undefined,
      undefined,
    ]);
  });
});

suite("the places of objects in a picture", () => {
  test("whoever refers to another stands left of it, and as near as can be", () => {
    // Ingress → Service → Deployment → ConfigMap, a scaler of the Deployment, and one alone.
    const found = laidOut(6, "0,1", "1,2", "2,3", "4,2");
    assert.deepEqual(columnsOf(found), [0, 1, 2, 3, 1, 0]);
    assert.equal(found.width, 4 * 100 + 3 * 50);
  });

  test("objects in a circle stand somewhere, and the arrow back leads to the left", () => {
    const { edges, nodes } = laidOut(2, "0,1", "1,0");
    assert.deepEqual(nodes, [
      { x: 0, y: 0 },
      { x: 150, y: 0 },
    ]);
    assert.deepEqual(
      edges.map((points) => points.map(({ x }) => x)),
      [
        [100, 150],
        [150, 100],
      ],
    );
  });

  test("no two objects overlap, and arrows over a column run between them", () => {
    const { nodes, edges } = laidOut(5, "0,1", "1,2", "0,2", "0,3", "3,2", "4,2");
    for (const [index, { x, y }] of nodes.entries())
      for (const other of nodes.slice(index + 1))
        assert.ok(x !== other.x || Math.abs(y - other.y) >= sizes.height + sizes.rowGap);
    const long = edges[2] ?? [];
    assert.equal(long.length, 4);
    for (const point of long.slice(1, -1))
      for (const { x, y } of nodes)
        assert.ok(point.x < x || point.x > x + sizes.width || point.y < y || point.y > y + sizes.height);
  });

  test("arrows of neighbours do not cross where they need not", () => {
    const { nodes } = laidOut(6, "0,5", "1,4", "2,3");
    const order = (indexes: readonly number[]): readonly number[] =>
      indexes.toSorted((one, other) => (nodes[one]?.y ?? 0) - (nodes[other]?.y ?? 0));
    assert.deepEqual(
      order([5, 4, 3]).map((to) => 5 - to),
      order([0, 1, 2]),
    );
  });

  test("nothing is a picture, too", () => {
    assert.deepEqual(laidOut(0), { width: 100, height: 0, nodes: [], edges: [] });
  });
});

suite("the arrow keys in a picture", () => {
  const corners = [
    { x: 0, y: 50 },
    { x: 150, y: 0 },
    { x: 150, y: 60 },
    { x: 300, y: 50 },
  ];

  test("lead to the next object in their direction", () => {
    assert.equal(nextInDirection("ArrowRight", 0, corners), 2);
    assert.equal(nextInDirection("ArrowUp", 2, corners), 1);
    assert.equal(nextInDirection("ArrowDown", 1, corners), 2);
    assert.equal(nextInDirection("ArrowLeft", 3, corners), 2);
  });

  test("lead nowhere at the border, and others do nothing", () => {
    assert.equal(nextInDirection("ArrowLeft", 0, corners), undefined);
    assert.equal(nextInDirection("Tab", 0, corners), undefined);
  });
});

suite("what the picture says", () => {
  test("is read, and everything else is refused", () => {
    assert.deepEqual(parseGraphMessage({ kind: "open", node: 2, more: 1 }), { kind: "open", node: 2 });
    assert.deepEqual(parseGraphMessage({ kind: "ready" }), { kind: "ready" });
    for (const value of [null, "ready", {}, { kind: "open" }, { kind: "open", node: "2" }, { kind: "run" }])
      assert.equal(parseGraphMessage(value), undefined);
  });

  test("is of a kind and a name", () => {
    assert.deepEqual(partsOfTitle("Service/web"), { kind: "Service", name: "web" });
    assert.deepEqual(partsOfTitle("ClusterRole/a:b/c"), { kind: "ClusterRole", name: "a:b/c" });
    assert.deepEqual(partsOfTitle("Pods"), { kind: "", name: "Pods" });
  });
});
