/**
 * The toolbar popup. Tests hold on to `data-role`: `on`, `sync-status`, `sync-now`, `set-up-sync`,
 * `open-welcome`, `open-library`, `open-settings`, `version`.
 */
import { render } from 'preact';
import { connect } from '../platform-extension';
import { Client } from '../port';
import { BackgroundProvider } from '../ui/background';
import { Popup } from './popup';

render(
  <BackgroundProvider value={new Client(() => connect('page'))}>
    <Popup />
  </BackgroundProvider>,
  document.body,
);
