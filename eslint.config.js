import js from '@eslint/js'
import ts from 'typescript-eslint'

/** Files whose default export a tool asks for. */
const LOADED_BY_TOOLS = [
  '*.config.{js,ts}',
  'test/*.config.ts',
  'test/support/{global-setup,longest-first,tally-reporter}.ts',
]

/** Rules that CONTRIBUTING.md states and no ready-made rule knows. */
const HOUSE_SYNTAX = [
  { selector: 'ExportDefaultDeclaration', message: 'Use named exports only.' },
  { selector: 'ExportAllDeclaration', message: "Don't re-export for convenience." },
  { selector: 'ExportNamedDeclaration[source]', message: "Don't re-export for convenience." },
  { selector: 'TSEnumDeclaration', message: 'Use an `as const` union.' },
  { selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword', message: "Don't cast through unknown." },
]
const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only src/config.ts reads the environment.',
}

export default ts.config(
  { ignores: ['node_modules/', 'coverage/', '.cache/', '.chancery/', 'public/', 'views/', '**/*.cjs'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.config.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-restricted-syntax': ['error', ...HOUSE_SYNTAX],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Hostile input is made of control characters, and so is what looks for it.
      'no-control-regex': 'off',
      // Numbers in a text are what they look like.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // An arrow function that hands a void call on is shorter than one with braces.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A promise is part of what a port promises, also where an implementation need not wait.
      '@typescript-eslint/require-await': 'off',
      // Objects here are closures: a method does not need its object.
      '@typescript-eslint/unbound-method': 'off',
      // A string spreads into its code points, which is what is wanted of it.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // HOUSE_SYNTAX forbids enums, and this rule alone would be a quarter of the linter's time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // The checked index of tsconfig makes `!` after a test of length or membership the honest way to say so.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'migrations/**/*.ts', 'seeds/**/*.ts'],
    ignores: ['src/main.ts', 'src/config.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...HOUSE_SYNTAX, ENVIRONMENT],
      'no-console': 'error',
    },
  },
  {
    files: ['migrations/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['#*', '**/src/**'], message: 'A migration stays true when src/ changes.' }] },
      ],
    },
  },
  {
    // Rows come from the database and bodies from a server as they are; their types are stated where they are read.
    files: ['src/stores/**/*.ts', 'src/queries/**/*.ts', 'seeds/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  { files: LOADED_BY_TOOLS, rules: { 'no-restricted-syntax': 'off' } },
)
