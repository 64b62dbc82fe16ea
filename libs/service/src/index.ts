export { ConfigError, file, port, readConfig, type ServiceConfig, serviceVariables } from './config.ts';
export { type Degraded, HEALTH_CHECKS, type HealthCheck, HealthController } from './health.ts';
export { PinoLogger } from './logger.ts';
export { type Fault, Problem, ProblemFilter, type ProblemOptions } from './problem.ts';
export { type Running, runService, type Service, startService } from './start.ts';
