/** Asking a broker on the wire whether it takes requests: what a client would see, for the price of one TCP connection. */
import { connect } from 'node:net';

const METADATA = 3;
const CORRELATION_ID = 1;

/**
 * True when the broker answers a Metadata request (version 1, no topics) with itself in the list of brokers.
 * https://kafka.apache.org/protocol#The_Messages_Metadata
 */
export function brokerIsReady(port: number, timeoutMs = 1_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(metadataRequest()));
    let answer = Buffer.alloc(0);
    const done = (ready: boolean): void => {
      socket.destroy();
      resolve(ready);
    };
    socket.setTimeout(timeoutMs, () => done(false));
    socket.on('error', () => done(false));
    socket.on('close', () => done(false));
    socket.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      // size int32, correlation id int32, number of brokers int32
      if (answer.length >= 12) done(answer.readInt32BE(8) > 0);
    });
  });
}

function metadataRequest(): Buffer {
  const client = Buffer.from('khabar-ready');
  const request = Buffer.alloc(4 + 2 + 2 + 4 + 2 + client.length + 4);
  request.writeInt32BE(request.length - 4, 0);
  request.writeInt16BE(METADATA, 4);
  request.writeInt16BE(1, 6);
  request.writeInt32BE(CORRELATION_ID, 8);
  request.writeInt16BE(client.length, 12);
  client.copy(request, 14);
  request.writeInt32BE(0, 14 + client.length);
  return request;
}
