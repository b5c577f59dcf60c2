import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import type { Profile } from '@village/shared/policy/profile';
import type { TestApp } from './app';
import * as build from './build';
import { ROOT } from './sources';

/** Puts a document into force in a county since 2024, some of its values the county's own; null takes a value away. Gives the administrator. */
export async function regulate(app: TestApp, county: Organisation, profileId: string, own: Record<string, unknown> = {}) {
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  const second = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  const profile = JSON.parse(readFileSync(join(ROOT, `shared/profiles/${profileId}.json`), 'utf8')) as Profile;
  for (const [key, value] of Object.entries(own)) {
    if (value === null) delete profile.values[key];
    else profile.values[key] = { value, cite: ['县规定'] };
  }
  const draft = await administrator.call(policy.upload, { organisationId: county.id, effectiveFrom: '2024-01-01' }, Buffer.from(JSON.stringify(profile)));
  await second.call(policy.publish, { id: draft.id, revision: draft.revision });
  return administrator;
}
