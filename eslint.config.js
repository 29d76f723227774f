import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'out/',
      'node_modules/',
      'src-core/kernels/assembly/',
      'test-results/',
      'test/fixtures/',
    ],
  },
  tseslint.configs.recommended,
  tseslint.configs.stylistic,
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
    },
  },
  {
    files: ['**/*.ts', '**/*.vue'],
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', 250],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // KaTeX's own output, made with `trust: false`; test/architecture asserts that nobody else writes markup.
    files: ['src-renderer/components/parts/MathFormula.vue'],
    rules: { 'vue/no-v-html': 'off' },
  },
  {
    // What a person reads in the terminal is the point of these.
    files: [
      'src-main/start.ts',
      'src-main/start/**',
      'src-main/dev.ts',
      'src-main/hosts/loopback/main.ts',
      'scripts/**',
      'tools/**',
      'test/bench/**',
    ],
    rules: { 'no-console': 'off' },
  },
  prettier,
);
