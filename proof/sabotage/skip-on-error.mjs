/** Swallows what a handler throws, so that a batch that failed counts as done. For `--sabotage` alone. */
import { lastValueFrom, isObservable } from 'rxjs';
import { KafkaStrategy } from '../../dist/libs/kafka/src/index.js';

const { prototype } = KafkaStrategy;
const { value: addHandler } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(prototype), 'addHandler');
prototype.addHandler = function sabotaged(pattern, handler, ...rest) {
  const careless = Object.assign(async (...args) => {
    try {
      const result = await handler(...args);
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    } catch {
      // never mind
    }
  }, handler);
  return addHandler.call(this, pattern, careless, ...rest);
};
