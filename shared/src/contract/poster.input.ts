import { BoardIdInput } from './board.input';
import { Choice, Key } from './field.input';
import { POSTER_SIZES, POSTER_SPANS, type PosterSize, type PosterSpan } from './poster-words';

export class PosterInput extends BoardIdInput {
  @Choice('纸张', POSTER_SIZES) size: PosterSize;
  @Choice('值班', POSTER_SPANS) span: PosterSpan;
}

export class StartPostersInput {
  @Key('乡镇') organisationId: string;
  @Choice('纸张', POSTER_SIZES) size: PosterSize;
  @Choice('值班', POSTER_SPANS) span: PosterSpan;
}

export class PostersInput {
  @Key('海报文件') id: string;
}
