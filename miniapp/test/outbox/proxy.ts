import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a bad network does to a connection. */
export const TROUBLES = ['none', 'cut response', 'half response', 'delay', 'portal', 'black hole', 'cut request'] as const;
export type Trouble = (typeof TROUBLES)[number];

const PAGE = '<!DOCTYPE html><title>欢迎使用免费无线网络</title>';
const PORTAL = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(PAGE)}\r\nConnection: close\r\n\r\n${PAGE}`;

/** A line between a phone and the server that has the trouble it is told to have; `bytes` says after how many it happens. */
export class Proxy {
  trouble: Trouble = 'none';
  bytes = 100;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly port: number) {
    this.server = createServer(phone => this.carry(phone));
  }

  async open(): Promise<string> {
    await new Promise<void>(resolve => { this.server.listen(0, '127.0.0.1', resolve); });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.sockets.forEach(socket => socket.destroy());
    this.server.close();
  }

  private carry(phone: Socket): void {
    const { trouble, bytes } = this;
    this.watch(phone);
    if (trouble === 'black hole') return;
    if (trouble === 'portal') { phone.once('data', () => phone.end(PORTAL)); return; }
    const server = this.watch(connect(this.port, '127.0.0.1'));
    let [sent, received] = [0, 0];
    phone.on('data', (part: Buffer) => {
      if (trouble === 'cut request' && (sent += part.length) > bytes) { server.end(part.subarray(0, Math.max(0, bytes - (sent - part.length)))); phone.destroy(); return; }
      server.write(part);
    });
    server.on('data', (part: Buffer) => {
      if (trouble === 'cut response') { phone.destroy(); return; }
      if (trouble === 'half response' && (received += part.length) > bytes) { phone.end(part.subarray(0, bytes)); return; }
      setTimeout(() => { if (!phone.destroyed) phone.write(part); }, trouble === 'delay' ? bytes : 0);
    });
    phone.on('close', () => server.destroy());
    server.on('close', () => setTimeout(() => phone.destroy(), trouble === 'delay' ? bytes + 5 : 5));
  }

  private watch(socket: Socket): Socket {
    this.sockets.add(socket.on('error', () => socket.destroy()).on('close', () => this.sockets.delete(socket)));
    return socket;
  }
}
