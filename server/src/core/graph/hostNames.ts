/**
 * Whether a request can be for both host names; `*.example.com` is any name below, at whatever depth.
 * https://gateway-api.sigs.k8s.io/reference/spec/#listener
 */
export function hostsMeet(one: string, other: string): boolean {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  if (left === right) return true;
  return isBelow(left, right) || isBelow(right, left);
}

function isBelow(host: string, pattern: string): boolean {
  return pattern.startsWith("*.") && host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1;
}
