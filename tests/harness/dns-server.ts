/** A DNS server on 127.0.0.1 that says of names what a test wants (RFC 1035): addresses, no such name, a failure, or nothing. */
import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

const A = 1;
const AAAA = 28;
const RESPONSE = 0x8180;
const SERVFAIL = 2;
const NXDOMAIN = 3;

export type DnsAnswer = { A?: string[]; AAAA?: string[] } | 'no such name' | 'failure' | 'silence';

export class DnsServer {
  readonly #socket: Socket = createSocket('udp4');
  readonly names = new Map<string, DnsAnswer>();
  address = '';

  async start(): Promise<void> {
    this.#socket.on('message', (query, { address, port }) => {
      const answer = this.#answerTo(query);
      if (answer) this.#socket.send(answer, port, address);
    });
    await new Promise<void>((resolve) => this.#socket.bind(0, '127.0.0.1', resolve));
    this.address = `127.0.0.1:${(this.#socket.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#socket.close();
  }

  #answerTo(query: Buffer): Buffer | undefined {
    const labels: string[] = [];
    let position = 12;
    while (query[position]) {
      labels.push(query.toString('latin1', position + 1, position + 1 + query[position]!));
      position += query[position]! + 1;
    }
    const type = query.readUInt16BE(position + 1);
    const said = this.names.get(labels.join('.').toLowerCase()) ?? 'no such name';
    if (said === 'silence') return undefined;
    const addresses = typeof said === 'string' ? [] : type === A ? (said.A ?? []) : type === AAAA ? (said.AAAA ?? []) : [];
    const records = addresses.map((address) => {
      const bytes = type === A ? Buffer.from(address.split('.').map(Number)) : ipv6Bytes(address);
      const head = Buffer.alloc(12);
      head.writeUInt16BE(0xc00c, 0); // the name, where the question has it
      head.writeUInt16BE(type, 2);
      head.writeUInt16BE(1, 4);
      head.writeUInt32BE(0, 6); // not to be kept
      head.writeUInt16BE(bytes.length, 10);
      return Buffer.concat([head, bytes]);
    });
    const head = Buffer.alloc(12);
    query.copy(head, 0, 0, 2);
    head.writeUInt16BE(RESPONSE | (said === 'no such name' ? NXDOMAIN : said === 'failure' ? SERVFAIL : 0), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(records.length, 6);
    return Buffer.concat([head, query.subarray(12, position + 5), ...records]);
  }
}

function ipv6Bytes(address: string): Buffer {
  const [before, after] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - before!.length - (after?.length ?? 0) }, () => '0');
  return Buffer.from([...before!, ...zeros, ...(after ?? [])].map((part) => part.padStart(4, '0')).join(''), 'hex');
}
