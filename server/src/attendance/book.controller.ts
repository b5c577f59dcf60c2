import { Controller } from '@nestjs/common';
import { book } from '@village/shared/contract/book';
import { BooksInput, ExplainInput, SettleBookInput } from '@village/shared/contract/book.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { BookService } from './book.service';

@Controller()
export class BookController {
  constructor(private readonly books: BookService) {}

  @Serve(book.list, BooksInput) list(@Input() input: BooksInput, @Signed() who: Who) { return this.books.list(input, who); }
  @Serve(book.explain, ExplainInput) explain(@Input() input: ExplainInput, @Signed() who: Who) { return this.books.explain(input, who); }
  @Serve(book.settle, SettleBookInput) settle(@Input() input: SettleBookInput, @Signed() who: Who) { return this.books.settle(input, who); }
}
