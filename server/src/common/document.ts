import { defaultMetadataStorage } from 'class-transformer/cjs/storage';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { FileKind } from '@village/shared/contract/endpoint';
import { CONTRACT_HEADER, CONTRACT_VERSION } from '@village/shared/contract/receipt';
import type { Contract } from './contract';
import { ENDPOINTS } from './contract';
import { FILE_TYPES } from './door';
import { addressOf, type Served } from './serve';
import replyTypes from './replies.json';
import { nameOf } from './validation';

type Schema = Record<string, unknown>;
type InputClass = new () => object;
type Inputs = Map<InputClass, Fields>;

interface Fields {
  properties: Record<string, Schema>;
  required: string[];
}

const COMMON = {
  Problem: schemaOf({ code: '给程序用的代码', text: '给人看的说明' }),
  Receipt: schemaOf({ id: '回执编号', key: '提交编号', bodyHash: '收到的内容的摘要', receivedAt: '收到的时间' }),
  InvalidInput: {
    ...schemaOf({ code: '总是 invalid_input', text: '给人看的说明' }, {
      errors: { type: 'array', items: schemaOf({ field: '字段在输入中的位置', label: '字段的中文名称', text: '错在哪里' }) },
    }),
  },
};

function schemaOf(texts: Record<string, string>, more: Schema = {}): Schema {
  const properties = Object.fromEntries(Object.entries(texts).map(([name, description]) => [name, { type: 'string', description }]));
  return { type: 'object', properties: { ...properties, ...more }, required: [...Object.keys(texts), ...Object.keys(more)] };
}

const hasBody = ({ endpoint }: Served) => endpoint.method !== 'GET' && endpoint.method !== 'DELETE' && !endpoint.accepts;
const json = (schema: Schema) => ({ 'application/json': { schema } });
const bytes = (kind: FileKind) => ({ [FILE_TYPES[kind]]: { schema: { type: 'string', format: 'binary' } } });
const SHOWN = { page: { 'text/html': { schema: { type: 'string' } } }, picture: { 'image/*': { schema: { type: 'string', format: 'binary' } } } };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const problem = (description: string, name = 'Problem') => ({ description, content: json(ref(name)) });

/** The OpenAPI document of what is served: from the endpoints, the input classes and the types of the replies. */
export function openApi(contract: Contract, publicUrl: string): Schema {
  const inputs = inputFields(contract.served);
  const paths: Record<string, Schema> = {};
  for (const served of contract.served) {
    const path = addressOf(served.endpoint).replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [served.endpoint.method.toLowerCase()]: operation(served, inputs) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '驻村通', version: String(CONTRACT_VERSION), description: `路径、权限、输入和答复都来自 shared/src/contract；按规定不能办的是 422，附条款；别人先办了、先改了的是 409，重新读取后再办。请求头 ${CONTRACT_HEADER} 写明客户端的版本，这里写的是第 ${CONTRACT_VERSION} 版；不写就按上一版答复，更旧的得到 426。` },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', description: '登录后得到的令牌' } },
      schemas: { ...replyTypes.schemas, ...COMMON, ...bodySchemas(contract.served, inputs) },
    },
  };
}

function operation(served: Served, inputs: Inputs): Schema {
  const { endpoint, input } = served;
  const name = ENDPOINTS.find(each => each.endpoint === endpoint)?.name ?? endpoint.path;
  const inPath = pathFields(endpoint.path);
  const { properties, required } = fieldsOf(inputs, input);
  const parameters = Object.entries(properties).filter(([field]) => inPath.includes(field) || !hasBody(served)).map(([field, schema]) => ({
    name: field, in: inPath.includes(field) ? 'path' : 'query', required: inPath.includes(field) || required.includes(field), description: schema.title, schema,
  }));
  const body = endpoint.accepts ? bytes(endpoint.accepts) : hasBody(served) && input ? json(ref(bodyName(served))) : null;
  return {
    operationId: name, summary: endpoint.title, tags: [name.split('.')[0]],
    description: endpoint.permission === 'public' ? '不需要登录' : `需要权限 ${endpoint.permission}`,
    security: endpoint.permission === 'public' ? [] : [{ session: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: responses(name, served),
  };
}

function responses(name: string, { endpoint, input }: Served): Schema {
  const reply = (replyTypes.replies as Record<string, Schema>)[name];
  const success = endpoint.shows ? { 200: { description: endpoint.shows === 'page' ? '网页' : '图片', content: SHOWN[endpoint.shows] } } : endpoint.answers ? { 200: { description: '文件', content: bytes(endpoint.answers) } }
    : reply ? { 200: { description: endpoint.reply ?? '答复', content: json(endpoint.keyed ? withReceipt(reply) : reply) } }
      : { 204: { description: '完成，没有内容' } };
  return {
    ...success,
    ...(input ? { 400: problem('输入有误', 'InvalidInput') } : {}),
    ...(endpoint.permission === 'public' ? {} : { 401: problem('没有登录，或登录已失效'), 403: problem('角色没有这项权限'), 404: problem('没有找到，或不在管理范围内') }),
    ...(endpoint.method === 'GET' ? {} : { 409: problem('别人先办了或先改了；或者这个提交编号已经用于另一条内容') }),
    422: problem('按规定不能这样做', 'Refusal'),
    426: problem('客户端太旧'),
    429: problem('太频繁'),
  };
}

/** What is sent under a key is answered by a receipt; the reply is null where it had been received before. */
const withReceipt = (reply: Schema): Schema => ({ type: 'object', properties: { receipt: ref('Receipt'), reply: { anyOf: [reply, { type: 'null' }] } }, required: ['receipt', 'reply'] });

const bodyName = ({ input }: Served) => String(input?.name);
const pathFields = (path: string) => [...path.matchAll(/:(\w+)/g)].map(each => each[1]);

/** The bodies, without what stands in the path, and the parts they are made of. */
function bodySchemas(served: Served[], inputs: Inputs): Record<string, Schema> {
  const parts = [...inputs].filter(([part]) => served.every(each => each.input !== part)).map(([part, fields]) => [part.name, objectOf(fields)]);
  const bodies = served.filter(each => hasBody(each) && each.input !== null)
    .map(each => [bodyName(each), objectOf(fieldsOf(inputs, each.input), pathFields(each.endpoint.path))]);
  return Object.fromEntries([...parts, ...bodies]) as Record<string, Schema>;
}

function objectOf({ properties, required }: Fields, left: string[] = []): Schema {
  const needed = required.filter(field => !left.includes(field));
  return {
    type: 'object', properties: Object.fromEntries(Object.entries(properties).filter(([field]) => !left.includes(field))),
    ...(needed.length > 0 ? { required: needed } : {}), additionalProperties: false,
  };
}

function fieldsOf(inputs: Inputs, input: InputClass | null): Fields {
  return (input && inputs.get(input)) ?? { properties: {}, required: [] };
}

/** The fields of each input class and of the classes it nests, with their Chinese names as titles. */
function inputFields(served: Served[]): Inputs {
  const known = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: '#/components/schemas/',
    additionalConverters: { isDay: { type: 'string', format: 'date' }, isMonth: { type: 'string', pattern: '^\\d{4}-\\d{2}$' } },
  }) as Record<string, Partial<Fields> | undefined>;
  const inputs: Inputs = new Map();
  const add = (input: InputClass) => {
    const { properties = {}, required = [] } = known[input.name] ?? {};
    inputs.set(input, { required, properties: Object.fromEntries(Object.entries(properties).map(([field, schema]) => [field, { title: nameOf(input, field), ...schema }])) });
    for (const field of Object.keys(properties)) {
      const part = defaultMetadataStorage.findTypeMetadata(input, field)?.typeFunction() as InputClass | undefined;
      if (part && part.name in known && !inputs.has(part)) add(part);
    }
  };
  for (const { input } of served) if (input) add(input);
  return inputs;
}
