// Somebody at the other end of the line: calls the endpoints of the contract over HTTP.
export class Caller {
  constructor(address, token = null) {
    this.address = address;
    this.token = token;
  }

  /** Calls an endpoint; throws on anything but a success. `file` is the body of an endpoint that accepts one. */
  async call(endpoint, input = {}, file) {
    const rest = { ...input };
    const path = endpoint.path.replace(/:(\w+)/g, (_, name) => {
      const value = rest[name];
      delete rest[name];
      return encodeURIComponent(value);
    });
    const inQuery = ['GET', 'DELETE'].includes(endpoint.method) || endpoint.accepts;
    const query = inQuery ? new URLSearchParams(rest).toString() : '';
    const reply = await fetch(`${this.address}/api${path}${query && `?${query}`}`, {
      method: endpoint.method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(file ? { 'content-type': 'application/octet-stream' } : !inQuery && { 'content-type': 'application/json' }),
      },
      body: file ?? (inQuery ? undefined : JSON.stringify(rest)),
    });
    if (!reply.ok) throw new Error(`${endpoint.title}: ${reply.status} ${await reply.text()}`);
    if (endpoint.answers) return Buffer.from(await reply.arrayBuffer());
    const text = await reply.text();
    return text ? JSON.parse(text) : null;
  }
}
