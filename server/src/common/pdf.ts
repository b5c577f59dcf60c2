import PDFDocument from 'pdfkit';

const FONT_FILE = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');

export type Pdf = InstanceType<typeof PDFDocument>;

/** The bytes of a document as `draw` draws it. The Chinese type is embedded, by the name `text`, and set. */
export function pdfOf(options: PDFKit.PDFDocumentOptions, draw: (pdf: Pdf) => void): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', ...options });
  const done = new Promise<Uint8Array>((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
  });
  pdf.registerFont('text', FONT_FILE);
  if (options.autoFirstPage !== false) pdf.font('text');
  draw(pdf);
  pdf.end();
  return done;
}
