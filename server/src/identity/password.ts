import { hash, verify } from '@node-rs/argon2';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';

/** OWASP's second choice for argon2id, the variant this library takes unless told: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 8;
const COMMON = ['password', 'passw0rd', 'qwerty', 'abc123', 'a123456', 'admin', 'iloveyou', '1qaz2wsx', 'zhucun', 'woaini'];

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobodys: Promise<string> | null = null;

/** Is it this password? Where there is none, the same work is done for nothing, so that the time tells nobody who has an account. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const right = await verify(passwordHash ?? await nobodys, password);
  return right && passwordHash !== null;
}

/** Is this password good enough to be set by this person? */
export function passwordRefusal(password: string, phone: string): Refusal | null {
  const weak = (text: string) => refuse('weak_password', text, { field: 'next' });
  if ([...password].length < SHORTEST) return weak(`新密码至少 ${SHORTEST} 位，请加长`);
  if (!/\d/.test(password) || !/[^\d\s]/.test(password)) return weak('新密码要同时有数字和字母（或汉字、符号），请换一个');
  if (password.includes(phone)) return weak('新密码不能包含手机号，请换一个');
  const letters = password.toLowerCase();
  const isCommon = COMMON.some(word => letters.includes(word) && letters.length - word.length < SHORTEST - 2);
  if (isCommon || new Set(password).size < 4) return weak('这个密码太常见，容易被猜到，请换一个');
  return null;
}
