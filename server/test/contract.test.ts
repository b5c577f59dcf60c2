import { Controller, Get } from '@nestjs/common';
import { PERMISSIONS } from '@village/shared/kernel/permission';
import { Contract, CONTRACT, ENDPOINTS } from '../src/common/contract';
import { nameOf } from '../src/common/validation';
import { AppModule } from '../src/app.module';
import { createServer } from '../src/common/server';
import { startApp, type TestApp, testSettings } from './app';
import { sources } from './sources';

interface Operation {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required: boolean; description: string; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
  security: object[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, { title?: string }> }> };
}

let app: TestApp;
let document: Document;
beforeAll(async () => {
  app = await startApp();
  document = (await app.anonymous.raw('GET', '/api/openapi.json')).body as Document;
});
afterAll(() => app.close());

const paramsOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map(match => match[1]);

describe('the contract', () => {
  test('is served whole, once, and nothing beside it', () => {
    expect(app.get(Contract).complaints()).toEqual([]);
  });

  test('lists every module that writes endpoints down', () => {
    const files = sources(['shared/src/contract']).filter(each => /\bendpoint</.test(each.code) && !each.path.endsWith('/endpoint.ts')).map(each => each.path.split('/').at(-1)?.replace('.ts', ''));
    expect(files.sort()).toEqual(Object.keys(CONTRACT).sort());
  });

  test('gives each operation one address and a Chinese title', () => {
    const addresses = ENDPOINTS.map(({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ':')}`);
    expect(addresses.filter((each, index) => addresses.indexOf(each) !== index)).toEqual([]);
    expect(ENDPOINTS.filter(({ endpoint }) => !/[一-鿿]/.test(endpoint.title)).map(each => each.name)).toEqual([]);
  });

  test('asks for permissions that exist, each of which is asked for or says more about a reply', () => {
    expect(ENDPOINTS.filter(({ endpoint }) => endpoint.permission !== 'public' && !PERMISSIONS.includes(endpoint.permission)).map(each => each.name)).toEqual([]);
  });

  test('is public only where somebody signs in, nothing is told, or what is told hangs on the wall of a village', () => {
    expect(ENDPOINTS.filter(({ endpoint }) => endpoint.permission === 'public').map(each => each.name).sort()).toEqual([
      'appeal.act', 'appeal.asking', 'appeal.follow', 'appeal.following', 'appeal.form', 'appeal.photo', 'appeal.send', 'appeal.write',
      'board.data', 'board.page', 'board.phone', 'board.photo', 'board.picture', 'board.publication', 'board.text',
      'handbook.villager', 'identity.bindWeChat', 'identity.demoIdentities', 'identity.signIn', 'identity.signInDemo', 'identity.signInWeChat', 'presence.screen', 'rating.asked', 'rating.asking', 'rating.cast', 'rating.look', 'rating.vote', 'settlement.verify', 'system.health', 'system.ready',
    ]);
  });

  test('has input classes of different names, every field of which has a Chinese name', () => {
    const served = app.get(Contract).served.filter(each => each.input !== null);
    const classes = new Set(served.map(each => each.input));
    expect(new Set([...classes].map(each => each?.name)).size).toBe(classes.size);
    const fields = served.flatMap(({ endpoint, input }) => paramsOf(endpoint.path).map(field => [endpoint.path, field, nameOf(input, field)]));
    expect(fields.filter(([, field, label]) => field === label)).toEqual([]);
  });

  test('takes each name in a path from the input', () => {
    const withoutInput = app.get(Contract).served.filter(each => each.input === null && paramsOf(each.endpoint.path).length > 0);
    expect(withoutInput.map(each => each.endpoint.path)).toEqual([]);
  });
});

test('a controller that serves what stands in no contract stops the boot', async () => {
  @Controller()
  class Stray {
    @Get('/api/stray')
    answer(): string {
      return 'nobody asked for a permission';
    }
  }
  const settings = testSettings();
  const boot = createServer({ ...AppModule.with(settings), controllers: [Stray] }, settings);
  await expect(boot).rejects.toThrow('Stray.answer answers requests but serves no endpoint');
});

describe('the API document', () => {
  const operations = () => Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

  test('is OpenAPI 3.1 and lists every endpoint under its name', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations().map(each => each.operation.operationId).sort()).toEqual(ENDPOINTS.map(each => each.name).sort());
    for (const { name, endpoint } of ENDPOINTS) {
      expect(document.paths[`${endpoint.shows ? '' : '/api'}${endpoint.path.replace(/:(\w+)/g, '{$1}')}`]?.[endpoint.method.toLowerCase()]).toMatchObject({ operationId: name, summary: endpoint.title });
    }
  });

  test('declares every name in a path, and nothing in a path that is not there', () => {
    expect(operations().filter(({ path, operation }) => {
      const declared = (operation.parameters ?? []).filter(each => each.in === 'path' && each.required).map(each => each.name);
      return JSON.stringify(declared.sort()) !== JSON.stringify([...path.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort());
    })).toEqual([]);
  });

  test('refers only to what it holds', () => {
    const names = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(match => match[1]);
    expect(names.length).toBeGreaterThan(50);
    expect([...new Set(names)].filter(name => !(name.replace('#/components/schemas/', '') in document.components.schemas))).toEqual([]);
    expect(Object.keys(document.components.schemas).filter(name => !/^[\w.-]+$/.test(name))).toEqual([]);
  });

  test('says of every reply what it looks like', () => {
    expect(ENDPOINTS.filter(({ endpoint }) => endpoint.reply).filter(({ endpoint }) => {
      const operation = document.paths[`/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`][endpoint.method.toLowerCase()];
      return !operation.responses['200']?.content?.['application/json']?.schema;
    }).map(each => each.name)).toEqual([]);
  });

  test('names every field of an input in Chinese', () => {
    const inputs = Object.entries(document.components.schemas).filter(([name]) => name.endsWith('Input') && name !== 'InvalidInput');
    expect(inputs.length).toBeGreaterThan(15);
    expect(inputs.flatMap(([name, { properties = {} }]) => Object.entries(properties).filter(([, { title }]) => !/[一-鿿]/.test(title ?? '')).map(([field]) => `${name}.${field}`))).toEqual([]);
  });

  test('says where a session is needed', () => {
    for (const { name, endpoint } of ENDPOINTS) {
      const operation = operations().find(each => each.operation.operationId === name)?.operation;
      expect([name, operation?.security.length]).toEqual([name, endpoint.permission === 'public' ? 0 : 1]);
    }
  });

  test('can be browsed, with nothing from elsewhere', async () => {
    const page = await app.anonymous.raw('GET', '/api/docs');
    const text = String(page.body);
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    for (const [, address] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      if (address !== 'data:,') expect([address, (await app.anonymous.raw('GET', address)).status]).toEqual([address, 200]);
    }
    expect(text).not.toMatch(/https?:|<script>/);
  });
});
