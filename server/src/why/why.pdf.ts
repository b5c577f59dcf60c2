import type { WhyNode, WhyTree } from '@village/shared/contract/why';
import { pdfOf, type Pdf } from '../common/pdf';
import { atText } from './nodes';

// Points of an A4 page that stands upright.
const PAGE = { width: 595.28, height: 841.89, side: 48, top: 48, bottom: 56 };
const TYPE = { title: 17, result: 13, text: 10.5, note: 8.5 };
const INDENT = 14;
const GAP = 4;
const INK = '#1D2320';
const FAINT = '#5B635E';
const LINE = '#C9C6BC';
const NAMES: Record<WhyNode['kind'], string> = { result: '结果', reason: '理由', clause: '条款', value: '规定', fact: '事实', evidence: '记录' };

/** Draws the tree as an outline on A4: what rests on what is indented; the foot says who printed it and when. */
export function whyPdf(tree: WhyTree, reader: string): Promise<Uint8Array> {
  const margins = { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.side, right: PAGE.side };
  return pdfOf({ margins, bufferPages: true, info: { Title: `完整依据 ${tree.subject} ${tree.title}` } }, pdf => {
    head(pdf, tree);
    for (const root of tree.nodes) for (const node of root.children) draw(pdf, node, 0);
    feet(pdf, `${reader} ${atText(tree.at)} 打印`);
  });
}

function head(pdf: Pdf, { subject, result, documentTitle, profileTitle, version, signed }: WhyTree): void {
  const width = PAGE.width - PAGE.side * 2;
  pdf.fillColor(FAINT).fontSize(TYPE.note).text('完整依据');
  pdf.fillColor(INK).fontSize(TYPE.title).text(subject, { width });
  pdf.fontSize(TYPE.result).text(result, { width });
  pdf.moveDown(0.3).fillColor(FAINT).fontSize(TYPE.note).text(`文件：${documentTitle}　制度：${profileTitle}（版本 ${version}）`, { width });
  if (signed) pdf.text(signed, { width });
  const y = pdf.y + GAP;
  pdf.moveTo(PAGE.side, y).lineTo(PAGE.width - PAGE.side, y).lineWidth(0.6).strokeColor(LINE).stroke();
  pdf.y = y + GAP * 2;
}

function draw(pdf: Pdf, node: WhyNode, depth: number): void {
  const x = PAGE.side + depth * INDENT;
  const width = PAGE.width - PAGE.side - x;
  const lines = [...(node.valueWords ?? []), ...(node.reading ? [`这一条有不同的理解（${node.reading.split(' ').join('、')}），本地按上面的取值办`] : [])];
  const text = `${NAMES[node.kind]}　${node.text}${node.detail ? `：${node.detail}` : ''}`;
  const size = node.kind === 'evidence' ? TYPE.note : TYPE.text;
  pdf.fontSize(size);
  // A line does not stand alone at the foot of a page with what it rests on overleaf.
  if (pdf.y + pdf.heightOfString(text, { width }) + (node.children.length > 0 ? size * 2 : 0) > PAGE.height - PAGE.bottom) pdf.addPage();
  pdf.fillColor(node.kind === 'evidence' ? FAINT : INK).text(text, x, pdf.y + (depth === 0 ? GAP * 2 : GAP / 2), { width });
  pdf.fontSize(TYPE.note).fillColor(FAINT);
  for (const line of lines) pdf.text(line, x + INDENT, pdf.y + 1, { width: width - INDENT });
  for (const child of node.children) draw(pdf, child, depth + 1);
}

function feet(pdf: Pdf, printed: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    // Below the margin a text would begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.fontSize(TYPE.note).fillColor(FAINT);
    const y = PAGE.height - PAGE.bottom + 20;
    pdf.text(printed, PAGE.side, y, { lineBreak: false });
    pdf.text(`第 ${page + 1} 页，共 ${count} 页`, PAGE.side, y, { width: PAGE.width - PAGE.side * 2, align: 'right', lineBreak: false });
  }
}
