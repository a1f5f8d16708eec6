/**
 * How it works: the page that opens when Warmnote is installed. Tests hold on to `data-role`: `me-first_name`,
 * `nav-…`, `failure`; and to the ids and classes of the practice pop-up.
 */
import { render } from 'preact';
import { connect } from '../platform-extension';
import { Client } from '../port';
import { BackgroundProvider } from '../ui/background';
import { Welcome } from './welcome';

render(
  <BackgroundProvider value={new Client(() => connect('page'))}>
    <Welcome />
  </BackgroundProvider>,
  document.body,
);
