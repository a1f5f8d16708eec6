import { useState } from 'preact/hooks';
import { routeHash } from '../options/route';
import { MeFields } from '../options/settings/me';
import { useSaving } from '../options/settings/use-saving';
import { Terms } from '../options/terms';
import { Top } from '../options/top';
import { connect } from '../platform-extension';
import { Client } from '../port';
import { Practice, sample } from '../practice';
import { askAccess } from '../ui/access';
import { limitOn } from '../ui/limits';
import { FailureNotice } from '../ui/parts';
import { site, SiteAccess } from '../ui/site-access';

/** Where Warmnote has its sections. */
const page = 'options.html';

/** The first page that one sees: what to do before the first note, and a box to try it in. */
export function Welcome() {
  const { settings, failure, onChange } = useSaving();
  const [client] = useState(() => new Client(() => connect('panel')));
  return (
    <>
      <Top page={page} />
      <main>
        <div class="page">
          <h1 class="page-title">How it works</h1>
          <p class="page-lead">
            Warmnote stands below LinkedIn’s note box. It counts as you type, says what would put the other person off, and fills your
            templates from their profile. You press Send.
          </p>
          <SiteAccess
            actions={
              <button type="button" class="button button-small" data-role="give-access" onClick={() => void askAccess(site)}>
                Give access
              </button>
            }
          />
          <FailureNotice failure={failure} />
          {settings && (
            <>
              <ol class="steps">
                <li class="card">
                  <h2 class="card-title">Reload LinkedIn tabs that are open</h2>
                  <p>Warmnote comes into a page as it loads, so tabs that were open before know nothing of it.</p>
                </li>
                <li class="card">
                  <h2 class="card-title">Say your first name</h2>
                  <p>
                    The first templates end with it. Role, company and school have their place in the{' '}
                    <a href={page + routeHash('settings')}>settings</a>.
                  </p>
                  <MeFields me={settings.me} also={settings.also} onChange={onChange} only="first_name" />
                </li>
                <li class="card">
                  <h2 class="card-title">Write to somebody</h2>
                  <p>
                    Open their profile on LinkedIn, choose <b>Connect</b>, then <b>Add a note</b>. Write, or press <b>Templates</b> below
                    the box; <kbd>/</kbd> in an empty note does as well.
                  </p>
                </li>
                <li class="card">
                  <h2 class="card-title">Or try it here first</h2>
                  <p>Anna Kim is made up, and nothing is sent to anybody. The panel is the one that you will see on LinkedIn.</p>
                  <Practice client={client} to={sample} limit={limitOn(settings.plan)} />
                </li>
              </ol>
              <p>
                Your templates, the settings and sync are behind Warmnote’s button in the browser’s toolbar; a new button may hide behind
                the puzzle piece there. <a href={page + routeHash('about')}>About</a> lists all keys, and what Warmnote reads, sends and
                keeps.
              </p>
              <Terms />
            </>
          )}
        </div>
      </main>
    </>
  );
}
