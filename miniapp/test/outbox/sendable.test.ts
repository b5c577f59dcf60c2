import { ENDPOINTS } from '../../../server/src/common/contract';
import { SENDABLE } from '../../src/sendable';

/** Photos have no receipt row: the server calls the file by the phone's key and says its digest. */
const PHOTOS = ['file.upload', 'presence.sendPhoto'];

test('凡是带提交编号的接口都能存在手机里以后再送，反过来也一样；照片按指纹收', () => {
  const keyed = ENDPOINTS.filter(({ endpoint }) => endpoint.keyed).map(({ name }) => name);
  expect(Object.keys(SENDABLE).sort()).toEqual([...keyed, ...PHOTOS].sort());
});

test('每一条都送到它名字说的接口，改的时候回到有这一页的地方', () => {
  for (const [name, { endpoint, page }] of Object.entries(SENDABLE)) {
    expect([name, endpoint]).toEqual([name, ENDPOINTS.find(each => each.name === name)?.endpoint]);
    expect(page).toMatch(/^\/pages\/[\w-]+\/[\w-]+\/index$/);
  }
});
