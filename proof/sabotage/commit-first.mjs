/** Commits what a batch holds before anything has been done with it: the classic way to lose messages. For `--sabotage` alone. */
import kafkajs from 'kafkajs';

const { prototype } = kafkajs.Kafka;
const { value: makeConsumer } = Object.getOwnPropertyDescriptor(prototype, 'consumer');
prototype.consumer = function sabotaged(...args) {
  const honest = makeConsumer.apply(this, args);
  const run = (config) =>
    honest.run({
      ...config,
      eachBatch: async (payload) => {
        for (const { offset } of payload.batch.messages) payload.resolveOffset(offset);
        await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
        await config.eachBatch(payload);
      },
    });
  return { ...honest, run };
};
