import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { findKey, givenKey, type Key } from './keys.ts';
import type { Access } from './reach.ts';
import { includes, neededBy, type RouteScopes, type Scope } from './scopes.ts';

const WINDOW_S = 60;

/**
 * Before any route: who asks, whether not too often, and whether they may. A key is told apart from its routes only once its requests are
 * counted, so that trying keys is bounded as well.
 */
export async function guardDoor(
  fastify: FastifyInstance,
  { keys, perMinute }: Pick<Access, 'keys' | 'perMinute'>,
  ofApp: RouteScopes,
): Promise<void> {
  const callers = new WeakMap<FastifyRequest, Key>();
  const count = perMinute === undefined ? undefined : await counter(fastify, perMinute, (request) => callers.get(request));
  fastify.addHook('onRequest', async (request, reply) => {
    const { url: path } = request.routeOptions;
    if (path?.startsWith('/health/')) return;
    const given = givenKey(request.headers, request.raw.url ?? '');
    const key = given === undefined ? undefined : findKey(keys, given);
    if (key) callers.set(request, key);
    await count?.(request, reply);
    // where no route is, any key is told so
    const needed = path === undefined ? undefined : neededBy(`${request.method} ${path}`, ofApp);
    if (keys.length === 0 || needed === 'open') return;
    if (!key) throw needsKey(given !== undefined);
    if (needed && !includes(key.scopes, needed)) throw needsScope(key, needed);
  });
}

type Count = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** A key has its own minute, and so has each address that brings none; of IPv6 each /64, which is one customer's. */
async function counter(
  fastify: FastifyInstance,
  perMinute: number,
  callerOf: (request: FastifyRequest) => Key | undefined,
): Promise<Count> {
  await fastify.register(rateLimit, { global: false });
  const limit = fastify.createRateLimit({
    max: perMinute,
    timeWindow: WINDOW_S * 1000,
    keyGenerator: (request) => {
      const key = callerOf(request);
      return key ? `key ${key.name}` : `address ${rateLimit.normalizeIP(request.ip)}`;
    },
  });
  return async (request, reply) => {
    const state = await limit(request);
    if (state.isAllowed) return;
    const { remaining, ttlInSeconds } = state;
    void reply.headers({
      // draft-ietf-httpapi-ratelimit-headers, and the three fields of its earlier versions, which most clients read
      'ratelimit-policy': `"minute";q=${perMinute};w=${WINDOW_S}`,
      ratelimit: `"minute";r=${remaining};t=${ttlInSeconds}`,
      'ratelimit-limit': perMinute,
      'ratelimit-remaining': remaining,
      'ratelimit-reset': ttlInSeconds,
    });
    if (state.isExceeded)
      throw new Problem(429, 'rate_limited', `${perMinute} requests a minute are answered; ask again in ${ttlInSeconds} s.`, {
        retryAfter: ttlInSeconds,
      });
  };
}

function needsKey(isWrong: boolean): Problem {
  const challenge = `Bearer realm="khabar"${isWrong ? ', error="invalid_token"' : ''}`;
  const ways = 'Send a key as `Authorization: Bearer KEY` or `X-Api-Key: KEY`.';
  return new Problem(
    401,
    isWrong ? 'key_unknown' : 'key_missing',
    isWrong ? `The key is not one that this service knows. ${ways}` : ways,
    { headers: { 'www-authenticate': challenge } },
  );
}

function needsScope({ name, scopes }: Key, scope: Scope): Problem {
  const detail = `This needs a key with the scope ${scope}; the key "${name}" has ${scopes.join(', ')}.`;
  return new Problem(403, 'scope_missing', detail, {
    headers: { 'www-authenticate': `Bearer realm="khabar", error="insufficient_scope", scope="${scope}"` },
    extensions: { scope },
  });
}
