import { applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { BaseRpcContext, EventPattern } from '@nestjs/microservices';
import type { ReceivedMessage } from '#events';

/** A message beside what its topic's decoder made of it. */
export interface Delivery<T> {
  readonly message: ReceivedMessage;
  readonly value: T;
}

/** Second argument of a handler: where its batch comes from, and whether it is still ours. */
export class BatchContext extends BaseRpcContext<[topic: string, partition: number, lost: AbortSignal]> {
  get topic(): string {
    return this.args[0];
  }
  get partition(): number {
    return this.args[1];
  }
  /** Aborted when the partition or the membership is gone: stop early if you can, since another member starts from the same place. */
  get lost(): AbortSignal {
    return this.args[2];
  }
}

/** Hands the handler's own exception to the transport; Nest would make a nameless `{status: 'error'}` of it. */
@Catch()
class Rethrow implements RpcExceptionFilter {
  catch(exception: unknown): never {
    throw exception;
  }
}

/**
 * The method handles batches of one topic: `(deliveries: Delivery<T>[], context: BatchContext) => Promise<void>`. It has had its
 * effect when it resolves; what it throws decides what happens next, see verdict(). Its effect must bear being repeated. `group` is the
 * one that the transport reads in, without prefix.
 */
export const OnTopic = (topic: string, { maxBatch, group }: { maxBatch: number; group: string }): MethodDecorator =>
  applyDecorators(EventPattern<string>(topic, transportOf(group), { maxBatch }), UseFilters(new Rethrow()));

/** What Nest tells the transports of one service apart by: a service may read in several groups. */
export const transportOf = (group: string): symbol => Symbol.for(`khabar:${group}`);
