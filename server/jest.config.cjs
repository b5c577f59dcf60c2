const { resolve } = require('node:path');

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

const base = {
  rootDir: resolve(__dirname, '..'),
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  moduleFileExtensions: ['js', 'ts', 'json', 'node'],
  transform: { '^.+\\.[mc]?[tj]s$': ['@swc/jest', swc] },
  // These packages are ES modules, which Jest cannot require: they are compiled like our own sources.
  transformIgnorePatterns: ['/node_modules/(?!(?:.*/)?(?:@nestjs|content-disposition|cookie|uuid)/)'],
  moduleNameMapper: {
    '^@village/shared/(profiles|calendars)/(.*)$': '<rootDir>/shared/$1/$2',
    '^@village/shared/(.*)$': '<rootDir>/shared/src/$1',
  },
};

/**
 * `npx jest -c server/jest.config.cjs server/src/leave` runs these files, each on its own; a whole `npm test` takes the files of the
 * server by shares (`server/test/together`).
 */
const WHOLE = process.env.TEST_WHOLE === 'yes';

module.exports = {
  // Nothing else runs beside the tests: both cores of a small machine are theirs.
  maxWorkers: '100%',
  // A busy machine with a database server is slow to start an application.
  testTimeout: 180_000,
  projects: [
    { ...base, displayName: 'shared', testMatch: ['<rootDir>/shared/src/**/*.test.ts'] },
    {
      ...base, displayName: 'server',
      testMatch: WHOLE ? ['<rootDir>/server/test/together/*.test.ts'] : ['<rootDir>/server/src/**/*.test.ts', '<rootDir>/server/test/*.test.ts'],
      globalSetup: '<rootDir>/server/test/run-start.ts', globalTeardown: '<rootDir>/server/test/run-end.ts',
    },
    {
      ...base, displayName: 'miniapp', testMatch: ['<rootDir>/miniapp/test/outbox/**/*.test.ts'],
      moduleNameMapper: { ...base.moduleNameMapper, '^@tarojs/taro$': '<rootDir>/miniapp/test/outbox/taro.ts' },
    },
  ],
};
