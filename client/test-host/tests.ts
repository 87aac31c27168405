// One module, because the tests share the one window that they run in.
import "./manifest.test.ts";
import "./commands.test.ts";
