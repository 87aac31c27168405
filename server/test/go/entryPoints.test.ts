import assert from "node:assert/strict";
import { test } from "node:test";
import { findMain } from "../../src/core/go/entryPoints.ts";
import { memoryHost } from "./program.ts";

const main = 'package main\n\nimport "example.com/port/cmd/pilot/app"\n\nfunc main() { app.Run() }\n';
const host = memoryHost({
  "/port/cmd/crane/crane.go": "package main\n\nfunc main() {}\n",
  "/port/cmd/pilot/pilot.go": main,
  "/port/cmd/pilot/app/server.go": 'package app\n\nimport "example.com/port/pkg/pilot"\n',
  "/port/pkg/pilot/pilot.go": "package pilot\n",
  "/port/pkg/pilot/log/log.go": "package log\n",
  "/port/pkg/quay/quay.go": "package quay\n",
});

test("a package belongs to the command whose packages import it", () => {
  assert.equal(findMain(host, "/port", "/port/cmd/pilot/app"), "/port/cmd/pilot");
  assert.equal(findMain(host, "/port", "/port/pkg/pilot"), "/port/cmd/pilot");
});

test("a package that none of them imports belongs to that of the nearest one around it", () => {
  assert.equal(findMain(host, "/port", "/port/pkg/pilot/log"), "/port/cmd/pilot");
  assert.equal(findMain(host, "/port", "/port/pkg/quay"), undefined);
});
