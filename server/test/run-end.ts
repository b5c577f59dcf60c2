import { dropAll } from './databases';

/** After the last test. */
export default async function end(): Promise<void> {
  if (process.env.DATABASE_URL) await dropAll(process.env.DATABASE_URL);
}
