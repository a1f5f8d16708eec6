import { extensionPlatform } from './platform-extension';
import { start } from './start';

start(extensionPlatform());
