/** The background of the demo page: the extension's own, in a worker. */
import { workerPlatform } from './platform-web';
import { start } from './start';

start(workerPlatform('/extension/'));
