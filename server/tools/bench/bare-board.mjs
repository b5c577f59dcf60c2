// The bytes of one board, from memory, for whoever asks: nothing else a server could do less of.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const bytes = readFileSync(process.env.BENCH_BOARD);

createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
  response.end(bytes);
}).listen(Number(process.env.PORT), '127.0.0.1');
