import { codes, listing, type Message, say } from "../text/message.ts";

/** Compute slices and memory in GB of the parts that a GPU can be split into, by a pattern of its product name. */
interface MigProduct {
  /** Of the label `nvidia.com/gpu.product`. */
  readonly product: RegExp;
  readonly profiles: readonly string[];
}

/**
 * What NVIDIA's MIG user guide lists for each product, without the variants that add media engines (`.me`) or graphics
 * (`.gfx`).
 * https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-mig-profiles.html
 */
const PRODUCTS: readonly MigProduct[] = [
  { product: /A30\b/u, profiles: ["1g.6gb", "2g.12gb", "4g.24gb"] },
  {
    product: /A100.*40GB/u,
    profiles: ["1g.5gb", "1g.10gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb"],
  },
  {
    product: /(?:A100|H100|A800|H800).*80GB/u,
    profiles: ["1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"],
  },
  {
    product: /H100.*(?:94GB|96GB|NVL)|GH200.*96GB|H20\b/u,
    profiles: [
      "1g.12gb",
      "1g.24gb",
      "2g.24gb",
      "3g.48gb",
      "3g.47gb",
      "4g.48gb",
      "4g.47gb",
      "7g.96gb",
      "7g.94gb",
    ],
  },
  {
    product: /H200|GH200.*144GB/u,
    profiles: [
      "1g.16gb",
      "1g.18gb",
      "1g.35gb",
      "1g.36gb",
      "2g.33gb",
      "2g.35gb",
      "2g.36gb",
      "3g.71gb",
      "3g.72gb",
      "4g.71gb",
      "4g.72gb",
      "7g.141gb",
      "7g.144gb",
    ],
  },
  {
    product: /B200|GB200/u,
    profiles: [
      "1g.22gb",
      "1g.23gb",
      "1g.24gb",
      "1g.45gb",
      "1g.47gb",
      "1g.48gb",
      "2g.45gb",
      "2g.47gb",
      "2g.48gb",
      "3g.90gb",
      "3g.93gb",
      "3g.95gb",
      "3g.96gb",
      "4g.90gb",
      "4g.93gb",
      "4g.95gb",
      "4g.96gb",
      "7g.180gb",
      "7g.186gb",
      "7g.189gb",
      "7g.192gb",
    ],
  },
  {
    product: /B300|GB300/u,
    profiles: [
      "1g.34gb",
      "1g.35gb",
      "1g.36gb",
      "1g.67gb",
      "1g.69gb",
      "1g.70gb",
      "1g.72gb",
      "2g.67gb",
      "2g.69gb",
      "2g.70gb",
      "2g.72gb",
      "3g.135gb",
      "3g.139gb",
      "3g.140gb",
      "3g.144gb",
      "4g.135gb",
      "4g.139gb",
      "4g.140gb",
      "4g.144gb",
      "7g.269gb",
      "7g.278gb",
      "7g.280gb",
      "7g.288gb",
    ],
  },
  { product: /RTX.*PRO.*6000/u, profiles: ["1g.24gb", "2g.48gb", "4g.96gb"] },
];

const PROFILE = /^(\d+)g\.(\d+)gb(?:\.(?:me|me\.all|gfx|all))?$/u;

/** What is wrong with the profile in a resource name such as `nvidia.com/mig-1g.10gb`. */
export function migProfileComplaint(profile: string, product: string | undefined): Message | undefined {
  const base = PROFILE.exec(profile);
  if (base === null)
    return say`\`${profile}\` is no MIG profile; one looks like \`1g.10gb\`, compute slices and memory.`;
  const name = `${base[1] ?? ""}g.${base[2] ?? ""}gb`;
  const matching = product === undefined ? undefined : PRODUCTS.find((known) => known.product.test(product));
  if (matching !== undefined && !matching.profiles.includes(name))
    return say`\`${product ?? ""}\` can not be split into \`${name}\`; it has ${listing(codes(matching.profiles))}.`;
  if (PRODUCTS.some(({ profiles }) => profiles.includes(name))) return undefined;
  const slices = [...new Set(PRODUCTS.flatMap(({ profiles }) => profiles))];
  const same = slices.filter((known) => known.startsWith(`${base[1] ?? ""}g.`));
  return same.length === 0
    ? say`No GPU is split into parts of ${base[1] ?? ""} compute slices; there are 1, 2, 3, 4 and 7.`
    : say`No GPU known is split into \`${name}\`; there are ${listing(codes(same.slice(0, 6)))}.`;
}
