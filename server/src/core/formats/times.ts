const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const RFC_3339 = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,]\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/u;

/** A day of the calendar, `2026-01-31`. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && isLeapYear ? 29 : (DAYS[month - 1] ?? 0));
}

/**
 * RFC 3339 with a time zone, as Go and so `metav1.Time` reads it: clocks may be 24 hours and 60 minutes from UTC.
 *
 * Source: https://pkg.go.dev/time#Parse
 */
export function isDateTime(text: string): boolean {
  const [, date = "", ...numbers] = RFC_3339.exec(text) ?? [];
  const [hour = 0, minute = 0, second = 0, hours = 0, minutes = 0] = numbers.map((number) =>
    Number(number || "0"),
  );
  return isDate(date) && hour < 24 && minute < 60 && second < 60 && hours <= 24 && minutes <= 60;
}

/** As `metav1.MicroTime` reads it: neither more nor fewer digits after the second. */
export function isMicroTime(text: string): boolean {
  return isDateTime(text) && /T[^.,]*[.,]\d{6}(?:Z|[+-]\d{2}:\d{2})$/u.test(text);
}

/** Nanoseconds since 1970 of an RFC 3339 text; `undefined` when it is none. */
export function parseTimestamp(text: string): bigint | undefined {
  if (!isDateTime(text)) return undefined;
  const [, fraction = "", sign, hours = "0", minutes = "0"] =
    /(?:[.,](\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/u.exec(text) ?? [];
  const local = BigInt(Date.parse(`${text.slice(0, 19)}Z`)) * 1_000_000n;
  const ahead = (BigInt(hours) * 60n + BigInt(minutes)) * 60_000_000_000n;
  return local + BigInt(fraction.slice(0, 9).padEnd(9, "0")) + (sign === "+" ? -ahead : ahead);
}
