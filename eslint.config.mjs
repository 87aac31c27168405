import tseslint from "typescript-eslint";

/**
 * All sources that no browser runs are one program for the linter: as parts that refer to each other, what they share would be read and
 * understood once for each. That the core does without Node is for its own tsconfig.json to say.
 */
const programs = ["tsconfig.lint.json", "client/webview/tsconfig.json"];

export default tseslint.config(
  { ignores: ["dist/", ".cache/", ".artifacts/", "node_modules/", "test-fixtures/"] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ["**/*.ts"] })),
  ...tseslint.configs.stylisticTypeChecked.map((config) => ({ ...config, files: ["**/*.ts"] })),
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { project: programs, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            {
              from: "package",
              package: "node:test",
              name: ["test", "it", "describe", "suite", "before", "after"],
            },
          ],
        },
      ],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
      ],
    },
  },
  {
    files: ["client/src/features/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          property: "onNotification",
          message:
            "It silences whoever listens to the method already; use `listen` of infrastructure/notifications.ts.",
        },
      ],
    },
  },
);
