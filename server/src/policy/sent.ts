import type { SetValueInput } from '@village/shared/contract/policy.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { readingText } from '@village/shared/policy/reading-switch';
import { isValueKey, VALUES } from '@village/shared/policy/values';

const LARGEST = 512 * 1024;

/** The JSON of a file that was sent; larger than any regulation, or no JSON: a refusal. */
export function readFile(sent: unknown): { json: unknown } | Refusal {
  if (!Buffer.isBuffer(sent) || sent.length === 0) return refuse('file_required', '没有收到文件，请选择制度文件（.json）再上传。');
  if (sent.length > LARGEST) return refuse('file_too_large', '文件超过 512 KB，不像是制度文件。请选择从“下载”得到的文件。');
  try {
    return { json: JSON.parse(sent.toString('utf8').replace(/^\uFEFF/, '')) as unknown };
  } catch {
    return refuse('profile_malformed', '文件不是 JSON 格式，读不出来。请选择从“下载”得到的文件，用文本编辑器改，保存为 UTF-8。');
  }
}

/** The value that was sent as JSON text. */
export function valueOf({ key, value }: Pick<SetValueInput, 'key' | 'value'>): { json: unknown } | Refusal {
  if (!isValueKey(key)) return refuse('value_unknown', `没有“${key}”这个参数，请从列表里选。`, { field: 'key' });
  try {
    return { json: JSON.parse(value) as unknown };
  } catch {
    return refuse('value_malformed', `“${VALUES[key].title}”的取值格式不对，请按示例填写。`, { field: 'value' });
  }
}

/** Entries of the list of ambiguities with blanks between them. */
export function isReading(text: string): boolean {
  return /^A\d{2}( A\d{2})*$/.test(text) && text.split(' ').every(entry => readingText(entry) !== null);
}
