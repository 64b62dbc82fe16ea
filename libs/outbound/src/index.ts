export { abortable } from './abortable.ts';
export { decode } from './body.ts';
export { outboundVariables } from './config.ts';
export { destinationFault, outboundOf } from './configured.ts';
export { type FailureKind, type OutboundCode, OutboundError } from './errors.ts';
export { type Headers, retryAfterMs, userAgent } from './headers.ts';
export { type Answer, createOutbound, type GetOptions, type Outbound, type Redirect } from './outbound.ts';
export { permanentUrl, statusFailure } from './status.ts';
