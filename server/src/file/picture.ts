import sharp from 'sharp';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';

/** A picture of 50 megapixels is larger than any phone's; more is a bomb, and is known before anything is decoded. */
const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 1600;
const QUALITY = 80;
const FONT_FILE = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const FORMATS = ['jpeg', 'png', 'webp'];

// Only the decoders that are needed are reachable; one picture at a time, and nothing is kept in memory afterwards.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.cache(false);
sharp.concurrency(1);

let last: Promise<unknown> = Promise.resolve();

/**
 * Decodes the whole picture and writes it anew as a JPEG: nothing of what was sent beside the pixels (place, device, other files) remains.
 * `lines` are written onto it, for everybody to read.
 */
export function rewritten(sent: Buffer, lines: readonly string[] = []): Promise<Buffer | Refusal> {
  const work = last.then(() => rewrite(sent, lines));
  last = work.catch(() => undefined);
  return work;
}

async function rewrite(sent: Buffer, lines: readonly string[]): Promise<Buffer | Refusal> {
  if (!isPicture(sent)) return unreadable();
  try {
    const { width, height, format } = await sharp(sent, { limitInputPixels: false }).metadata();
    if (!FORMATS.includes(format)) return unreadable();
    if (width * height > MOST_PIXELS) return refuse('picture_too_large', '照片的像素太多，请用手机相机的普通尺寸拍。', { field: 'file' });
    const upright = await sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false }).rotate().resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' }).jpeg({ quality: QUALITY }).toBuffer({ resolveWithObject: true });
    if (lines.length === 0) return upright.data;
    return await marked(upright.data, upright.info, lines);
  } catch {
    return unreadable();
  }
}

/** A stored picture as small as a page shows it: a slow phone is not to wait for more. */
export function shrunk(picture: Uint8Array, { width, height }: { width: number; height: number }): Promise<Buffer> {
  return sharp(picture).resize({ width, height, fit: 'cover', position: 'attention', withoutEnlargement: true }).jpeg({ quality: QUALITY }).toBuffer();
}

/** How wide and high a stored picture is. */
export async function sizeOf(picture: Uint8Array): Promise<{ width: number; height: number }> {
  const { width, height } = await sharp(picture).metadata();
  return { width, height };
}

/** The first bytes of JPEG, PNG or WebP. */
function isPicture(sent: Buffer): boolean {
  return sent.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) || sent.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
    || (sent.subarray(0, 4).toString('latin1') === 'RIFF' && sent.subarray(8, 12).toString('latin1') === 'WEBP');
}

function unreadable(): Refusal {
  return refuse('picture_unreadable', '这个文件不是能打开的照片（JPG、PNG 或 WebP），请重新拍一张。', { field: 'file' });
}

/** A dark band at the foot with white text on it. The font comes along: the machine may have none that knows Chinese. */
async function marked(picture: Buffer, { width, height }: { width: number; height: number }, lines: readonly string[]): Promise<Buffer> {
  const margin = Math.round(width / 50);
  const text = await sharp({ text: {
    text: `<span foreground="white">${lines.map(escaped).join('\n')}</span>`, font: 'Noto Sans SC', fontfile: FONT_FILE, rgba: true, wrap: 'char',
    width: width - 2 * margin, dpi: Math.max(72, Math.round(width / 5)),
  } }).png().toBuffer({ resolveWithObject: true });
  const band = Math.min(height, text.info.height + 2 * margin);
  return sharp(picture).composite([
    { input: { create: { width, height: band, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.6 } } }, left: 0, top: height - band },
    ...(text.info.height < height && text.info.width < width ? [{ input: text.data, left: margin, top: Math.max(0, height - text.info.height - margin) }] : []),
  ]).jpeg({ quality: QUALITY }).toBuffer();
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
