import { Kept } from './kept';
import { routeHash } from './route';
import { Terms } from './terms';

type Key = [keys: string[], does: string];

const boxKeys: Key[] = [
  [['/'], 'In an empty note: choose a template'],
  [['↑', '↓'], 'Walk through the templates; type to filter them'],
  [['Enter'], 'Put the chosen template into the note'],
  [['Tab'], 'Go to the next blank; Shift+Tab to the one before'],
  [['Esc'], 'Close the list of templates and nothing else'],
];

const libraryKeys: Key[] = [
  [['↑', '↓'], 'Walk through the list; from the search field, ↓ goes to the list'],
  [['Enter'], 'From the list to the title of the open template'],
  [['Delete'], 'Move the selected template to the trash'],
  [['Ctrl', 'D'], 'Make a copy of the selected template (⌘ D on a Mac)'],
  [['Ctrl', 'S'], 'Save the template that is open (⌘ S on a Mac)'],
];

const sheetKeys: Key[] = [
  [['↑', '↓'], 'Walk through the notes; Page Up, Page Down, Home and End go farther'],
  [['Tab'], 'From a person’s name to their profile, to Copy, and to the note itself'],
];

/** What Warmnote is, what it touches, and what it leaves alone. */
export function About() {
  return (
    <div class="page">
      <h1 class="page-title">About Warmnote</h1>
      <p class="page-lead">
        Helps you write a LinkedIn connection note that deserves to be accepted. Version{' '}
        <span data-role="version">{chrome.runtime.getManifest().version}</span>. <a href="welcome.html">How it works</a>
      </p>
      <div class="two-cards">
        <section class="card">
          <h2 class="card-title">What it reads</h2>
          <ul class="plain-list">
            <li>The note you are writing, to count it and look for what could be better.</li>
            <li>
              Name, headline, company, school, location and mutual connections of the person you write to, as the page shows them, to fill
              templates and to notice a wrong name.
            </li>
            <li>Nothing on any other site. It runs on www.linkedin.com only.</li>
          </ul>
        </section>
        <section class="card">
          <h2 class="card-title">What it sends</h2>
          <ul class="plain-list">
            <li>Nothing, unless you set up sync. Your notes are judged inside your browser.</li>
            <li>
              With sync: your templates and settings, encrypted with a key the server never gets, to the one server whose address you typed.
            </li>
            <li>No statistics, no error reports, no accounts with anyone.</li>
          </ul>
        </section>
      </div>
      <Kept />
      <section class="card">
        <h2 class="card-title">What it never does</h2>
        <ul class="plain-list">
          <li>It never clicks, scrolls, sends or opens anything on LinkedIn, and never calls LinkedIn’s servers. You press Send.</li>
          <li>It never changes your note by itself. A fix or a template goes in when you choose it, and one undo takes it back.</li>
          <li>It never cuts what you wrote to make it fit.</li>
        </ul>
      </section>
      <Terms />
      <section class="card">
        <h2 class="card-title">Keys</h2>
        <h3 class="part-title">In LinkedIn’s note box</h3>
        <Keys keys={boxKeys} />
        <p class="field-hint">
          The browser has keys for the picker besides; <a href={routeHash('settings')}>the settings say which</a>.
        </p>
        <h3 class="part-title">In the library</h3>
        <Keys keys={libraryKeys} />
        <h3 class="part-title">In the outreach sheet</h3>
        <Keys keys={sheetKeys} />
      </section>
    </div>
  );
}

function Keys({ keys }: { keys: Key[] }) {
  return (
    <dl class="keys">
      {keys.map(([combination, does]) => (
        <div class="keys-row" key={does}>
          <dt>
            {combination.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
