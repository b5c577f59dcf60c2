import { Logger } from '@nestjs/common';
import { isRefusal } from '@village/shared/kernel/refusal';
import { addSeconds, Clock } from '../time';
import { WeChatClient } from './client';
import { WeChatStandIn } from './stand-in';

class StandingClock extends Clock {
  instant = '2025-03-06T01:00:00.000Z';
  override now() {
    return this.instant;
  }
}

const PHONE = '13800000001';
let clock: StandingClock;
let platform: WeChatStandIn;
let client: WeChatClient;

beforeAll(() => Logger.overrideLogger(false));
beforeEach(async () => {
  clock = new StandingClock();
  platform = await WeChatStandIn.start(clock);
  client = new WeChatClient({ wechat: { appId: platform.appId, secret: platform.secret, baseUrl: platform.url } }, clock);
});
afterEach(() => platform.close());

const codeOf = (answer: unknown) => (isRefusal(answer) ? answer.code : answer);

describe('a login code', () => {
  test('stands for one account, once', async () => {
    const code = platform.loginCode('openid-1');
    expect(await client.accountOf(code)).toEqual({ openid: 'openid-1', unionid: null });
    expect(codeOf(await client.accountOf(code))).toBe('wechat_code_used');
  });

  test('is good for five minutes', async () => {
    const code = platform.loginCode('openid-1');
    clock.instant = addSeconds(clock.instant, 301);
    expect(codeOf(await client.accountOf(code))).toBe('wechat_code_invalid');
  });

  test('is not one that somebody made up, nor a phone code', async () => {
    expect(codeOf(await client.accountOf('made-up'))).toBe('wechat_code_invalid');
    expect(codeOf(await client.accountOf(platform.phoneCode(PHONE)))).toBe('wechat_code_invalid');
  });

  test('is tried twice when the platform is busy', async () => {
    platform.failNext('/sns/jscode2session', -1);
    expect(await client.accountOf(platform.loginCode('openid-1'))).toMatchObject({ openid: 'openid-1' });
    platform.failNext('/sns/jscode2session', -1);
    platform.failNext('/sns/jscode2session', -1);
    expect(codeOf(await client.accountOf(platform.loginCode('openid-1')))).toBe('wechat_busy');
  });

  test.each([[45011, 'wechat_too_often'], [40226, 'wechat_account_blocked'], [40125, 'wechat_failed'], [99999, 'wechat_failed']])('error %d is said as %s', async (errcode, code) => {
    platform.failNext('/sns/jscode2session', errcode);
    expect(codeOf(await client.accountOf(platform.loginCode('openid-1')))).toBe(code);
  });
});

describe('a phone code', () => {
  test('gives the number, once', async () => {
    const code = platform.phoneCode(PHONE);
    expect(await client.phoneOf(code)).toBe(PHONE);
    expect(codeOf(await client.phoneOf(code))).toBe('wechat_code_used');
  });

  test('asks for an access token once, also when many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.phoneOf(platform.phoneCode(PHONE))));
    expect(answers).toEqual(Array(10).fill(PHONE));
    expect(platform.asked.filter(path => path === '/cgi-bin/stable_token')).toHaveLength(1);
  });

  test('gets a new token when the old one is over', async () => {
    await client.phoneOf(platform.phoneCode(PHONE));
    clock.instant = addSeconds(clock.instant, 7000);
    expect(await client.phoneOf(platform.phoneCode(PHONE))).toBe(PHONE);
    expect(platform.asked.filter(path => path === '/cgi-bin/stable_token')).toHaveLength(2);
  });

  test('gets a new token, once, when the platform ended the old one early', async () => {
    await client.phoneOf(platform.phoneCode(PHONE));
    platform.endToken();
    expect(await client.phoneOf(platform.phoneCode(PHONE))).toBe(PHONE);
    for (let times = 0; times < 2; times += 1) platform.failNext('/wxa/business/getuserphonenumber', 42001);
    expect(codeOf(await client.phoneOf(platform.phoneCode(PHONE)))).toBe('wechat_failed');
  });
});

test('a platform that is down, or is not the platform, is unreachable and nothing worse', async () => {
  platform.isDown = true;
  expect(codeOf(await client.accountOf(platform.loginCode('openid-1')))).toBe('wechat_unreachable');
  expect(codeOf(await client.phoneOf(platform.phoneCode(PHONE)))).toBe('wechat_unreachable');
  const elsewhere = new WeChatClient({ wechat: { appId: 'a', secret: 's', baseUrl: `${platform.url}/captive-portal` } }, clock);
  expect(codeOf(await elsewhere.accountOf('x'))).toBe('wechat_unreachable');
});

test('the secret stands in no refusal', async () => {
  platform.failNext('/sns/jscode2session', 40125);
  expect(JSON.stringify(await client.accountOf('x'))).not.toContain(platform.secret);
});
