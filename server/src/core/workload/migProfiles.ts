import { codes, listing, type Message, say } from "../text/message.ts";

/** Compute slices and memory in GB of the parts that a GPU can be split into, by a pattern of its product name. */
interface MigProduct {
  /** Of the label `nvidia.com/gpu.product`. */
  readonly product: RegExp;
  readonly profiles: readonly string[];
}

/**
 * What NVIDIA's MIG user guide and its mig-parted list for each product, without the variants that add or leave out media
 * engines (`.me`, `-me`) or add graphics (`.gfx`). Products are named as GPU feature discovery labels them: the 480 GB of
 * `GH200-480GB` are those of its processor.
 * https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-mig-profiles.html
 * https://github.com/NVIDIA/mig-parted/blob/main/deployments/systemd/config-default.yaml
 */
const PRODUCTS: readonly MigProduct[] = [
  { product: /A30$|A30-24GB/u, profiles: ["1g.6gb", "2g.12gb", "4g.24gb"] },
  {
    product: /A[18]00.*40GB/u,
    profiles: ["1g.5gb", "1g.10gb", "2g.10gb", "3g.20gb", "4g.20gb", "7g.40gb"],
  },
  {
    product: /[AH][18]00.*80GB/u,
    profiles: ["1g.10gb", "1g.20gb", "2g.20gb", "3g.40gb", "4g.40gb", "7g.80gb"],
  },
  {
    product: /H[18]00.*(?:94GB|NVL)/u,
    profiles: ["1g.12gb", "1g.24gb", "2g.24gb", "3g.47gb", "4g.47gb", "7g.94gb"],
  },
  {
    product: /[AH]100.*96GB|GH200.*(?:96|480)GB|H20$/u,
    profiles: ["1g.12gb", "1g.24gb", "2g.24gb", "3g.48gb", "4g.48gb", "7g.96gb"],
  },
  {
    product: /GH200.*144G/u,
    profiles: ["1g.18gb", "1g.36gb", "2g.36gb", "3g.72gb", "4g.72gb", "7g.144gb"],
  },
  {
    product: /-H200/u,
    profiles: ["1g.18gb", "1g.35gb", "2g.35gb", "3g.71gb", "4g.71gb", "7g.141gb"],
  },
  {
    // 186 GB and 189 GB.
    product: /GB200/u,
    profiles: [
      "1g.23gb",
      "1g.24gb",
      "1g.47gb",
      "2g.47gb",
      "3g.93gb",
      "3g.95gb",
      "4g.93gb",
      "4g.95gb",
      "7g.186gb",
      "7g.189gb",
    ],
  },
  {
    // 180 GB, and 192 GB of the first ones.
    product: /-B200/u,
    profiles: [
      "1g.23gb",
      "1g.24gb",
      "1g.45gb",
      "1g.48gb",
      "2g.45gb",
      "2g.48gb",
      "3g.90gb",
      "3g.96gb",
      "4g.90gb",
      "4g.96gb",
      "7g.180gb",
      "7g.192gb",
    ],
  },
  {
    product: /GB300/u,
    profiles: ["1g.35gb", "1g.70gb", "2g.70gb", "3g.139gb", "4g.139gb", "7g.278gb"],
  },
  {
    product: /-B300/u,
    profiles: ["1g.34gb", "1g.67gb", "2g.67gb", "3g.135gb", "4g.135gb", "7g.269gb"],
  },
  { product: /RTX.*PRO.*6000/u, profiles: ["1g.24gb", "2g.48gb", "4g.96gb"] },
  { product: /RTX.*PRO.*5000/u, profiles: ["1g.12gb", "2g.24gb", "4g.48gb"] },
  { product: /RTX.*PRO.*4500/u, profiles: ["1g.8gb", "1g.16gb", "2g.8gb", "2g.16gb", "2g.32gb"] },
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
