export { ConfigError, readConfig } from './config.ts';
export { file, port } from './variables.ts';
