/** What a clause says, in our own words. */
export interface ClauseText {
  /** As it is numbered in the document: what a value cites. */
  clause: string;
  /** The chapter it stands in; empty where the document has none. */
  chapter: string;
  paragraphs: string[];
}

/** The clauses of `docs/regulations/<document>.md`: each heading below that of the document, with the paragraphs under it; a heading without any is a chapter. */
export function clauseTexts(markdown: string): ClauseText[] {
  let chapter = '';
  return markdown.split(/^#{2,} /m).slice(1).flatMap(section => {
    const [heading, ...lines] = section.split('\n');
    const paragraphs = lines.join('\n').split(/\n\s*\n/).map(paragraph => paragraph.replace(/\s*\n\s*/g, '').trim()).filter(Boolean);
    if (paragraphs.length > 0) return [{ clause: heading.trim(), chapter, paragraphs }];
    chapter = heading.trim();
    return [];
  });
}

/** What a cited clause says; null for one that does not stand there, such as a county's own. */
export function textOf(texts: readonly ClauseText[], clause: string): ClauseText | null {
  return texts.find(text => text.clause === clause || text.clause.startsWith(`${clause} `)) ?? null;
}
