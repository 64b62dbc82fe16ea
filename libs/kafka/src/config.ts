import { z } from 'zod';
import { file } from '#config';

/** What an app's config takes in to reach Kafka; spread into its own schema. */
export const kafkaVariables = {
  KAFKA_BROKERS: z
    .string()
    .default('127.0.0.1:9092')
    .transform((list) =>
      list
        .split(',')
        .map((broker) => broker.trim())
        .filter(Boolean),
    )
    .refine(
      (brokers) => brokers.length > 0 && brokers.every((broker) => /^[^\s:/]+:\d+$|^\[[^\]]+\]:\d+$/.test(broker)),
      'takes host:port, or several with commas between',
    ),
  KAFKA_PREFIX: z
    .string()
    .regex(/^[\w.-]*$/, 'takes letters, digits, dots, dashes and underscores')
    .default('')
    .describe('put before the name of every topic and group, so that several Khabars can share a broker'),
  KAFKA_TLS: z.stringbool().default(false),
  KAFKA_TLS_CA_FILE: file
    .optional()
    .describe('PEM file of the authority that signed the broker certificate, if it is not a public one'),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
};

const KafkaVariables = z.object(kafkaVariables);
export type KafkaConfig = z.output<typeof KafkaVariables>;
