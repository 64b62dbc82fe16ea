export { ConfigError, file, port, readConfig, type ServiceConfig, serviceVariables } from './config.ts';
export { readCursor, writeCursor } from './cursor.ts';
export { type Degraded, HEALTH_CHECKS, type HealthCheck, HealthController } from './health.ts';
export { type List, listOfSchema, Warning } from './list.ts';
export { PinoLogger } from './logger.ts';
export { type Fault, Problem, ProblemFilter, type ProblemOptions } from './problem.ts';
export { ReadBody } from './read-body.ts';
export { badQuery, ReadQuery, readQuery } from './read-query.ts';
export { type Running, runService, type Service, startService } from './start.ts';
