import assert from "node:assert/strict";
import { test } from "node:test";
import { hasFormat } from "../../src/core/formats/stringFormats.ts";

/** Texts that an API server of 1.36 takes and refuses for a field of the format. */
const formats: Readonly<Record<string, readonly [taken: readonly string[], refused: readonly string[]]>> = {
  byte: [
    ["YQ==", "AAAA"],
    ["", "YQ", "YQ==\n", "AAAA\nAAAA", "-_-_"],
  ],
  cidr: [
    ["10.0.0.1/8", "010.0.0.0/08", "::1/0128"],
    ["10.0.0.0", "10.0.0.0/33", "10.0.0.0/+8", "/8"],
  ],
  date: [
    ["2024-02-29", "0000-02-29"],
    ["2023-02-29", "2024-04-31", "2024-1-2", "2024-00-10"],
  ],
  "date-time": [
    ["2024-01-02t03:04:05z", "2024-01-02T03:04:05+99:99", "2024-01-02T03:04:05x5Z", "2024-01-02T03:04:05ZTx"],
    ["2024-02-30T00:00:00Z", "2024-01-02T24:00:00Z", "2024-01-02T03:04:05", "2024-01-02 03:04:05Z"],
  ],
  duration: [
    ["1h30m", "1 day, 12 hours", "106752 days"],
    ["", "10", "9223372036854775808 s", "9223372036854775808ns"],
  ],
  email: [
    ["a@b", "Ann Lee <a@b.c>", '"a, b" <a@b>', "<a@b>", "a@b (x)", "a@[1.2.3.4]", " a@b ", "é@b"],
    ["a", "a.@b", "a..b@c", "a@b.", '""@b', "a@[x]", "a @b", "a@b>", "a, b <a@b>", "a@b\n"],
  ],
  hexcolor: [
    ["#abc", "ABCDEF"],
    ["#abcd", ""],
  ],
  hostname: [
    ["localhost", "a-b", "my-host.example.com", "é-", "123", "a$.com"],
    ["my-host", "a.b", "10.0.0.1", "a_b.com", "a.com.", "", `${"x".repeat(64)}.com`, "é".repeat(32)],
  ],
  ipv4: [
    ["1.2.3.4", "001.2.3.0004", "::ffff:01.2.3.4"],
    ["1.2.3", "1.2.3.256", "::1"],
  ],
  ipv6: [
    ["::1", "::ffff:1.2.3.4"],
    ["1.2.3.4", "::1%eth0", "::00001"],
  ],
  mac: [
    ["01:23:45:67:89:ab", "01-23-45-67-89-ab-cd-ef", "0123.4567.89ab.cdef", "0123456789ab"],
    ["01:23-45:67:89:ab", "0:1:2:3:4:5", "0123.4567", "01:23:45:67:89:ab:cd:ef:00:00"],
  ],
  rgbcolor: [["rgb( 1 , 2 , 255 )"], ["rgb(256,0,0)", "rgb(01,0,0)"]],
  ssn: [["123-45-6789"], ["123456789"]],
  uri: [
    [
      "/",
      "/a b",
      "*",
      "a:b c",
      "urn:x:y",
      "http://a/ b",
      "http://a?x y",
      "http://[::1]:80/",
      "http://u:p@a",
      "//a/b",
    ],
    [
      "",
      "a",
      "#a",
      ":a",
      "http://a b",
      "http://a:b",
      "http://[::1",
      "http://[a]",
      "http://%41",
      "/%zz",
      "http://a|b",
    ],
  ],
  uuid4: [
    ["a987fbc9-4bed-4078-8f07-9141ba07c9f3"],
    ["a987fbc9-4bed-4078-cf07-9141ba07c9f3", "a987fbc9-4bed-3078-8f07-9141ba07c9f3"],
  ],
  "of-somebody": [["", "anything"], []],
};

for (const [format, [taken, refused]] of Object.entries(formats)) {
  test(`texts of the format ${format}`, () => {
    assert.deepEqual(
      [...taken, ...refused].filter((text) => hasFormat(text, format)),
      taken,
    );
  });
}
