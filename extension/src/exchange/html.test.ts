import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlToText, looksLikeHTML } from './html';

test('HTML becomes what a reader would see', () => {
  const cases: [html: string, text: string][] = [
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<div>One</div><div><br></div><div>Two</div>', 'One\n\nTwo'],
    ['One<br/>Two<br>Three', 'One\nTwo\nThree'],
    ['a &lt;b&gt; &amp;amp; &eacute;&#233;&#xe9; &nope;', 'a <b> &amp; ééé &nope;'],
    ['one\n  two&nbsp; three', 'one two three'],
    ['<script>alert(1)</script><style>p{}</style>Hi<img src=x onerror=alert(1)>', 'Hi'],
    ['<b>bold <i>both</b> rest', 'bold both rest'],
    ['<ul><li>one<li>two</ul>after', 'one\ntwo\n\nafter'],
    ['</p></script>x', 'x'],
  ];
  for (const [html, text] of cases) assert.equal(htmlToText(html), text, html);
});

test('looksLikeHTML', () => {
  for (const text of ['<p>x</p>', 'a<br>b', 'R&amp;D', '<a href="x">y</a>']) assert.ok(looksLikeHTML(text), text);
  for (const text of ['a < b', 'R&D', 'x <3 y', 'if a<b and c>d', 'a & b;', 'Hi <company>']) assert.ok(!looksLikeHTML(text), text);
});
