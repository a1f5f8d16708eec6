/**
 * The options page. Its parts carry `data-role` attributes that tests hold on to: in the library
 * `search`, `new`, `template` (with `data-id`), `title`, `body`, `tags`, `save`, `save-state` (with
 * `data-state`), `trash`, `restore`, `delete`, `duplicate`, `error`, `finding` (with `data-rule` and
 * `data-severity`), `fix`, `preview`, `typical`, `worst`, `history`, `bring-back`, `keep-both`; in the settings `plan`, `me-…`, `rule` (with
 * `data-rule`), `rule-on`, `rule-severity`, `ignored`, `heed`; in import and export `import-file`,
 * `import-text`, `import-read`, `import-format`, `import-row` (with `data-state`), `take`, `take-all`, `import`, `import-done`,
 * `import-undo`, `export-json`, `export-csv`, `export-espanso`; in the outreach sheet `sheet-…`, `holds`, `filter` (with
 * `data-filter`), `note` (with `data-row`), `note-…`, `detail-copy`, `sheet-setup`; in sync `sync-server`, `sync-create`,
 * `sync-code-field`, `sync-enter`, `sync-code`, `sync-code-left`, `qr`, `sync-status` (with `data-state`), `sync-now`,
 * `sync-stop`, `sync-new-code`, `sync-delete`, `sync-again`; everywhere `nav-…`, `section-…`, `failure`, `toast`, `undo`, `confirm-action`, `cancel`.
 */
import { render } from 'preact';
import { connect } from '../platform-extension';
import { Client } from '../port';
import { BackgroundProvider } from '../ui/background';
import { App } from './app';

const client = new Client(() => connect('page'));

// While the page is looked at, it hears at once of what sync brings.
const follow = () => client.keepAwake(document.visibilityState === 'visible');
document.addEventListener('visibilitychange', follow);
follow();

render(
  <BackgroundProvider value={client}>
    <App />
  </BackgroundProvider>,
  document.body,
);
