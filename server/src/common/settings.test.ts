import { readSettings, SettingsError } from './settings';

const KEY = 'a'.repeat(64);
const PRODUCTION = {
  NODE_ENV: 'production', PUBLIC_URL: 'https://village.example', QR_KEY: KEY, FIELD_KEY: KEY, WECHAT_APP_ID: 'wx1', WECHAT_SECRET: 's', DATA_DIR: '/srv/village',
};

function complaint(environment: Record<string, string>): string {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

test('development needs no setting at all', () => {
  expect(readSettings({})).toMatchObject({ production: false, demo: false, port: 3000, privatePort: null, databaseUrl: null, trustedProxy: [], requestsPerMinute: 1800, wechat: { baseUrl: 'https://api.weixin.qq.com' } });
});

test('production runs with everything set', () => {
  expect(readSettings(PRODUCTION)).toMatchObject({ production: true, publicUrl: 'https://village.example' });
});

test.each(['PUBLIC_URL', 'QR_KEY', 'FIELD_KEY', 'WECHAT_APP_ID', 'WECHAT_SECRET'])('production without %s does not start and says so by name', name => {
  expect(complaint({ ...PRODUCTION, [name]: '' })).toContain(name);
});

test('everything that is missing is named at once', () => {
  const text = complaint({ NODE_ENV: 'production' });
  for (const name of ['PUBLIC_URL', 'QR_KEY', 'FIELD_KEY', 'WECHAT_APP_ID', 'WECHAT_SECRET']) expect(text).toContain(name);
});

test('the demo never runs in production', () => {
  expect(complaint({ ...PRODUCTION, DEMO: '1' })).toContain('DEMO');
});

test.each([
  ['PORT', 'abc'], ['PORT', '70000'], ['PRIVATE_PORT', '3000'], ['DATABASE_URL', 'postgres://a/b'], ['DATABASE_URL', 'mysql://host'], ['DATABASE_URL', 'mysql://host/a;b'],
  ['PUBLIC_URL', 'village'], ['FIELD_KEY', 'short'], ['QR_KEY', 'z'.repeat(64)], ['WECHAT_BASE_URL', 'nowhere'], ['REQUESTS_PER_MINUTE', 'many'], ['REQUESTS_PER_MINUTE', '5'],
])('%s=%s is wrong and named', (name, value) => {
  expect(complaint({ ...PRODUCTION, PORT: '3000', [name]: value })).toContain(name);
});

test('no secret is repeated in a complaint', () => {
  expect(complaint({ ...PRODUCTION, QR_KEY: 'secret-value', DATABASE_URL: 'mysql://root:pass-word@' })).not.toMatch(/secret-value|pass-word/);
});
