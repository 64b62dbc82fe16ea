/** Commits what a batch holds before anything has been done with it: the classic way to lose messages. For `--sabotage` alone. */
import kafkajs from 'kafkajs';

const { consumer } = kafkajs.Kafka.prototype;
kafkajs.Kafka.prototype.consumer = function sabotaged(...args) {
  const honest = consumer.apply(this, args);
  const { run } = honest;
  honest.run = (config) =>
    run({
      ...config,
      eachBatch: async (payload) => {
        for (const { offset } of payload.batch.messages) payload.resolveOffset(offset);
        await payload.commitOffsetsIfNecessary(payload.uncommittedOffsets());
        await config.eachBatch(payload);
      },
    });
  return honest;
};
