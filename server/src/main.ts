import 'reflect-metadata';
import { createApp } from './app.module';
import { openPrivateListener } from './common/listener';
import { traceOf } from './common/faults';
import { readSettings, type Settings, SettingsError } from './common/settings';
import { Clock } from './common/time';
import { WeChatStandIn } from './common/wechat/stand-in';

async function main(): Promise<void> {
  const settings = await withWeChat(readSettings(process.env));
  const app = await createApp(settings);
  if (settings.privatePort !== null) {
    const listener = await openPrivateListener(app.getHttpAdapter().getInstance(), settings.privatePort);
    app.getHttpServer().once('close', () => listener.close());
  }
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  // In the demo anybody may be anybody, the administrator too: it is for this computer only.
  await app.listen(settings.port, settings.demo ? '127.0.0.1' : '0.0.0.0');
}

/** In the demo the program brings its own WeChat platform, unless it is told of one. */
async function withWeChat(settings: Settings): Promise<Settings> {
  if (settings.wechat.baseUrl !== '') return settings;
  const standIn = await WeChatStandIn.start(new Clock(), settings.port + 1).catch(() => WeChatStandIn.start(new Clock()));
  return { ...settings, wechat: { appId: standIn.appId, secret: standIn.secret, baseUrl: standIn.url } };
}

main().catch((error: unknown) => {
  const said = error instanceof SettingsError ? error.message : `服务没有启动：${JSON.stringify(traceOf(error))}\n${error instanceof Error ? error.message : ''}`;
  process.stderr.write(`${said}\n`);
  process.exit(1);
});
