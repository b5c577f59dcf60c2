import { deflateRawSync } from 'node:zlib';
import { isRefusal } from '@village/shared/kernel/refusal';
import { readBook } from './workbook';

const LARGE = 60 * 1024 * 1024;
const bomb = deflateRawSync(Buffer.alloc(LARGE));

test('a bomb is refused before it is unpacked, a liar while it is', () => {
  expect(readBook(zip([['xl/workbook.xml', bomb, LARGE]]))).toMatchObject({ code: 'file_too_large' });
  expect(readBook(zip([['xl/workbook.xml', bomb, 1000]]))).toMatchObject({ code: 'file_unreadable' });
  expect(readBook(zip(Array.from({ length: 300 }, (_, index) => part(`part${index}`, 'x'))))).toMatchObject({ code: 'file_too_large' });
});

test('entities that grow and sheets without an end are refused', () => {
  expect(readBook(zip([part('xl/workbook.xml', '<!DOCTYPE a [<!ENTITY b "ha">]><workbook><sheets/></workbook>')]))).toMatchObject({ code: 'file_unreadable' });
  expect(readBook(book('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'))).toMatchObject({ code: 'file_too_large', text: expect.stringContaining('20000 行') });
});

test('validations and merged areas over the whole sheet are not followed', () => {
  const read = readBook(book('<row r="1"><c r="A1" t="str"><v>甲</v></c></row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>'));
  expect(read).toMatchObject({ sheets: [{ rows: new Map([[1, new Map([['A', '甲']])]]) }] });
});

test('values are read as every office program writes them', () => {
  const read = readBook(book([
    '<x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="B2" t="inlineStr"><x:is><x:r><x:t>乙</x:t></x:r><x:r><x:t xml:space="preserve"> 丙</x:t></x:r></x:is></x:c></x:row>',
    '<row><c><v>45658</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>&#x4E01;&amp;&lt;</v></c></row><row r="4"><c r="ZZZ4"><v>1</v></c><c r="A4"/></row>',
  ].join('')));
  if (isRefusal(read)) throw new Error(read.text);
  expect(read.sheets[0].rows).toEqual(new Map([
    [2, new Map([['A', '甲字'], ['B', '乙 丙']])], [3, new Map<string, unknown>([['A', 45658], ['B', true], ['C', '丁&<']])],
  ]));
});

function book(rows: string, after = ''): Buffer {
  return zip([
    part('xl/workbook.xml', '<workbook><sheets><sheet name="人员" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    part('xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
    part('xl/sharedStrings.xml', '<sst><si><t>甲</t><rPh><t>jia</t></rPh><t>字</t></si></sst>'),
    part('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`),
  ]);
}

type Part = [name: string, packed: Buffer, unpacked: number];

function part(name: string, text: string): Part {
  const content = Buffer.from(text);
  return [name, deflateRawSync(content), content.length];
}

/** An archive whose directory says what it is told to say. */
function zip(parts: Part[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, packed, unpacked] of parts) {
    const bytes = Buffer.from(name);
    const sizes = Buffer.alloc(30);
    sizes.writeUInt32LE(0x04034b50, 0);
    sizes.writeUInt16LE(8, 8);
    sizes.writeUInt32LE(packed.length, 18);
    sizes.writeUInt32LE(unpacked, 22);
    sizes.writeUInt16LE(bytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(bytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(sizes, bytes, packed);
    central.push(entry, bytes);
    offset += 30 + bytes.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
