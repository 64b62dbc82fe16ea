import { z } from 'zod';
import { outboundVariables } from './config.ts';

const schema = z.object(outboundVariables);

test('without anything: no private address, the usual ports, no contact', () => {
  expect(schema.parse({})).toEqual({ ALLOW_PRIVATE_ADDRESSES: [], OUTBOUND_PORTS: [80, 443, 8080, 8443] });
});

test('lists with commas', () => {
  const given = {
    ALLOW_PRIVATE_ADDRESSES: 'Desk.example, 127.1:8081',
    OUTBOUND_PORTS: '80,443, 8000',
    CONTACT: 'desk@example.org',
  };
  expect(schema.parse(given)).toEqual({
    ALLOW_PRIVATE_ADDRESSES: ['desk.example', '127.0.0.1:8081'],
    OUTBOUND_PORTS: [80, 443, 8000],
    CONTACT: 'desk@example.org',
  });
});

test.each([
  { ALLOW_PRIVATE_ADDRESSES: '10.0.0.0/8' },
  { ALLOW_PRIVATE_ADDRESSES: 'http://desk.example' },
  { OUTBOUND_PORTS: '80,http' },
  { OUTBOUND_PORTS: '0' },
  { CONTACT: 'call us\r\nX: y' },
])('%j is a fault', (given) => {
  expect(schema.safeParse(given).success).toBe(false);
});
