/**
 * Where the objects of a graph stand in its picture. Whoever refers to another stands to the left of it, in columns; an arrow over
 * several columns gets a place of its own in each, so that it runs between objects and not over them. The order in a column follows
 * the middle of the neighbours in the next one, back and forth a few times, which leaves few crossings (Sugiyama's method).
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Sizes {
  readonly width: number;
  readonly height: number;
  readonly columnGap: number;
  readonly rowGap: number;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** The upper left corner of each object. */
  readonly nodes: readonly Point[];
  /** Of each arrow the points that it leads through, from the right side of one object to the left of the other, or back. */
  readonly edges: readonly (readonly Point[])[];
}

interface Edge {
  readonly from: number;
  readonly to: number;
}

/** What stands in a column: an object, or an arrow on its way. Arrows have indexes behind those of the objects. */
type Item = number;

const sweeps = 8;
/** Room for an arrow that passes by, as a part of an object's height. */
const passingHeight = 0.3;

/** @param count objects, named by their indexes in the edges */
export function layOut(count: number, edges: readonly Edge[], sizes: Sizes): GraphLayout {
  const forward = withoutCycles(count, edges);
  const ranks = ranksOf(count, forward);
  const chains = forward.map(({ from, to }) => chainOf(from, to, ranks));
  let items = count;
  const columns = columnsOf(ranks);
  /** The items that each edge leads through, from column to column. */
  const ways = chains.map(({ from, to, between }) => {
    const passing = between.map((rank) => {
      columns[rank]?.push(items);
      return items++;
    });
    return [from, ...passing, to];
  });
  order(columns, ways);
  return placed(count, columns, { edges, forward, ways }, sizes);
}

/** The edges, those that would close a circle turned round. */
function withoutCycles(count: number, edges: readonly Edge[]): readonly Edge[] {
  const isDone = new Set<number>();
  const onWay = new Set<number>();
  const turned = new Set<Edge>();
  function visit(node: number): void {
    if (isDone.has(node)) return;
    onWay.add(node);
    for (const edge of edges)
      if (edge.from === node) {
        if (onWay.has(edge.to)) turned.add(edge);
        else visit(edge.to);
      }
    onWay.delete(node);
    isDone.add(node);
  }
  for (let node = 0; node < count; node++) visit(node);
  return edges.map((edge) => (turned.has(edge) ? { from: edge.to, to: edge.from } : edge));
}

/** The column of each object: behind all that refer to it, and right before the first that it refers to. */
function ranksOf(count: number, edges: readonly Edge[]): number[] {
  const ranks = new Array<number>(count).fill(0);
  for (let round = 0; round < count; round++)
    for (const { from, to } of edges) ranks[to] = Math.max(ranks[to] ?? 0, (ranks[from] ?? 0) + 1);
  const fromTheRight = [...ranks.keys()].toSorted((one, other) => (ranks[other] ?? 0) - (ranks[one] ?? 0));
  for (const node of fromTheRight) {
    const targets = edges.filter(({ from }) => from === node).map(({ to }) => ranks[to] ?? 0);
    if (targets.length > 0) ranks[node] = Math.min(...targets) - 1;
  }
  return ranks;
}

function chainOf(
  from: number,
  to: number,
  ranks: readonly number[],
): Edge & { readonly between: readonly number[] } {
  const first = (ranks[from] ?? 0) + 1;
  const length = Math.max(0, (ranks[to] ?? 0) - first);
  return { from, to, between: Array.from({ length }, (_, index) => first + index) };
}

function columnsOf(ranks: readonly number[]): Item[][] {
  const columns = Array.from({ length: Math.max(0, ...ranks) + 1 }, (): Item[] => []);
  for (const [node, rank] of ranks.entries()) columns[rank]?.push(node);
  return columns;
}

function order(columns: Item[][], ways: readonly (readonly Item[])[]): void {
  const before = new Map<Item, Item[]>();
  const after = new Map<Item, Item[]>();
  for (const way of ways)
    for (const [index, item] of way.entries()) {
      const next = way[index + 1];
      if (next === undefined) continue;
      after.set(item, [...(after.get(item) ?? []), next]);
      before.set(next, [...(before.get(next) ?? []), item]);
    }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const places = new Map(columns.flatMap((column) => column.map((item, index) => [item, index] as const)));
    const neighbours = sweep % 2 === 0 ? before : after;
    const inTurn = sweep % 2 === 0 ? columns : columns.toReversed();
    for (const column of inTurn) {
      const middles = new Map(
        column.map((item, index) => [item, middleOf(neighbours.get(item), places) ?? index]),
      );
      column.sort((one, other) => (middles.get(one) ?? 0) - (middles.get(other) ?? 0));
      for (const [index, item] of column.entries()) places.set(item, index);
    }
  }
}

function middleOf(items: readonly Item[] = [], places: ReadonlyMap<Item, number>): number | undefined {
  if (items.length === 0) return undefined;
  return items.reduce((sum, item) => sum + (places.get(item) ?? 0), 0) / items.length;
}

interface Routes {
  readonly edges: readonly Edge[];
  readonly forward: readonly Edge[];
  readonly ways: readonly (readonly Item[])[];
}

function placed(
  count: number,
  columns: readonly (readonly Item[])[],
  routes: Routes,
  sizes: Sizes,
): GraphLayout {
  const { width, height, columnGap, rowGap } = sizes;
  const heightOf = (item: Item): number => (item < count ? height : height * passingHeight);
  const heights = columns.map(
    (column) => column.reduce((sum, item) => sum + heightOf(item) + rowGap, 0) - rowGap,
  );
  const total = Math.max(0, ...heights);
  const corners = new Map<Item, Point>();
  for (const [rank, column] of columns.entries()) {
    let y = (total - (heights[rank] ?? 0)) / 2;
    for (const item of column) {
      corners.set(item, { x: rank * (width + columnGap), y });
      y += heightOf(item) + rowGap;
    }
  }
  const cornerOf = (item: Item): Point => corners.get(item) ?? { x: 0, y: 0 };

  /** An arrow on its way crosses a column from one side to the other. */
  function pointsOf(way: readonly Item[]): readonly Point[] {
    return way.flatMap((item, index) => {
      const corner = cornerOf(item);
      const y = corner.y + heightOf(item) / 2;
      const left = { x: corner.x, y };
      const right = { x: corner.x + width, y };
      if (index === 0) return [right];
      return index === way.length - 1 ? [left] : [left, right];
    });
  }

  return {
    width: columns.length * (width + columnGap) - columnGap,
    height: total,
    nodes: Array.from({ length: count }, (_, node) => cornerOf(node)),
    edges: routes.ways.map((way, index) => {
      const points = pointsOf(way);
      return routes.forward[index] === routes.edges[index] ? points : points.toReversed();
    }),
  };
}
