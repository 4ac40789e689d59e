// What is broken, one thing at a time, and what has to be said of it.

import { focus, skipLink } from '../page/keyboard.mjs';
import { axe, fits, landmarks, outline } from '../page/look.mjs';
import { print } from '../page/paper.mjs';
import { still, withoutScripts } from '../page/plain.mjs';
import { listen } from '../page/quiet.mjs';
import { themeSwitch } from '../page/theme.mjs';

/** Opens the page, then checks it. */
const then = (check) => async (page, { url }) => {
  await page.goto(url);
  return check(page);
};

/** Listens while the page is opened. */
const quiet = async (page, { url, origin }) => {
  const heard = listen(page, origin);
  await page.goto(url, { waitUntil: 'networkidle' });
  return heard();
};

/** Opens the page, and expects so many characters of text without scripts. */
const plainTo = (characters) => async (page, { url }) => {
  await page.goto(url);
  return withoutScripts(page, 'x'.repeat(characters));
};

const noScripts = { javaScriptEnabled: false };
const dark = { colorScheme: 'dark' };
const calm = { reducedMotion: 'reduce' };

/** Breakages that a browser sees. `find` in `file` (the home page unless named) becomes `put`. */
export const PAGES = [
  {
    what: 'a page wider than its window',
    check: then(fits),
    find: '<h2',
    put: '<pre>A line of code that is much longer than a phone is wide, and that nothing here lets anybody scroll</pre><h2',
    says: 'px wide in a window',
  },
  {
    what: 'words cut off at the edge',
    check: then(fits),
    file: 'good.css',
    find: '.skip {',
    put: 'html, body { overflow-x: clip; } h2 { width: 900px; text-align: end; } .skip {',
    says: 'cut off at',
  },
  {
    what: 'a second h1',
    check: then(outline),
    find: '<h2',
    put: '<h1>Again</h1><h2',
    says: '2 h1 elements',
  },
  {
    what: 'a level of heading left out',
    check: then(outline),
    find: '<h2 id="part">A part</h2>',
    put: '<h3 id="part">A part</h3>',
    says: 'h3 after h1',
  },
  {
    what: 'a heading before the first',
    check: then(outline),
    find: '<header>',
    put: '<header><h2>Site</h2>',
    says: 'the first heading is an h2',
  },
  {
    what: 'an empty heading',
    check: then(outline),
    find: 'A part</h2>',
    put: '</h2>',
    says: 'an empty h2',
  },
  {
    what: 'no main part',
    check: then(landmarks),
    find: '<main id="main">',
    put: '<div role="none">',
    says: '0 landmarks with the role main',
  },
  {
    what: 'no footer',
    check: then(landmarks),
    find: '<footer>',
    put: '<div>',
    says: '0 landmarks with the role contentinfo',
  },
  {
    what: 'two navigations of one name',
    check: then(landmarks),
    find: '<h2',
    put: '<nav aria-label="Main"></nav><h2',
    says: 'two navigations named Main',
  },
  {
    what: 'no language',
    check: then(landmarks),
    find: '<html lang="en">',
    put: '<html>',
    says: 'no language',
  },
  {
    what: 'text too pale',
    check: then(axe),
    file: 'good.css',
    find: '--ink: #111',
    put: '--ink: #aaa',
    says: 'color-contrast',
  },
  {
    what: 'text too pale in the dark',
    check: then(axe),
    options: dark,
    file: 'good.css',
    find: '--ink: #eee',
    put: '--ink: #444',
    says: 'color-contrast',
  },
  {
    what: 'a picture without a description',
    check: then(axe),
    find: '<h2',
    put: '<img src="data:,"><h2',
    says: 'image-alt',
  },
  {
    what: 'targets too small and close',
    check: then(axe),
    file: 'good.css',
    find: 'padding: 0.4rem 0',
    put: 'line-height: 1; font-size: 0.6rem',
    says: 'target-size',
  },
  {
    what: 'a style that the policy refuses',
    check: quiet,
    find: '<h2',
    put: '<h2 style="color: red"',
    says: 'Content Security Policy',
  },
  {
    what: 'a script that the policy refuses',
    check: quiet,
    find: '<h2',
    put: '<script>1</script><h2',
    says: 'Content Security Policy',
  },
  {
    what: 'a script that fails',
    check: quiet,
    file: 'good.js',
    find: "show();\naddEventListener",
    put: "nothing();\naddEventListener",
    says: 'nothing is not defined',
  },
  {
    what: 'a file that is missing',
    check: quiet,
    find: '<h2',
    put: '<img src="/desk/none.png" alt=""><h2',
    says: '404 for /desk/none.png',
  },
  {
    what: 'another host',
    check: quiet,
    find: "style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'\">",
    put: "style-src *; img-src 'self' data:\"><link rel=\"stylesheet\" href=\"https://example.com/x.css\">",
    says: 'asks another host',
  },
  {
    what: 'no skip link',
    check: then(skipLink),
    find: '<a class="skip" href="#main">Skip to the text</a>',
    put: '',
    says: 'no skip link',
  },
  {
    what: 'a skip link that is never seen',
    check: then(skipLink),
    file: 'good.css',
    find: 'left: 1rem; top: 0;',
    put: '',
    says: 'cannot be seen',
  },
  {
    what: 'a skip link that leads nowhere',
    check: then(skipLink),
    find: 'id="main"',
    put: 'id="text"',
    says: 'not in the main part',
  },
  {
    what: 'a focus that cannot be seen',
    check: then(focus),
    options: calm,
    file: 'good.css',
    find: 'outline: 3px solid',
    put: 'outline: none',
    says: 'the focus cannot be seen',
  },
  {
    what: 'a focus out of sight',
    check: then(focus),
    options: calm,
    file: 'good.css',
    find: 'a {',
    put: 'footer { position: fixed; inset: 0; background: var(--paper); } a {',
    says: 'out of sight',
  },
  {
    what: 'a switch that does nothing',
    check: then(themeSwitch),
    file: 'good.js',
    find: "    show();\n    tell();",
    put: '',
    says: 'a click does not change data-theme',
  },
  {
    what: 'a switch that forgets',
    check: then(themeSwitch),
    file: 'good.js',
    find: "localStorage.setItem('theme', theme);",
    put: '',
    says: 'does not survive a reload',
  },
  {
    what: 'a switch that does not say its state',
    check: then(themeSwitch),
    file: 'good.js',
    find: "`Theme: ${theme}`",
    put: "'Theme'",
    says: 'does not say which theme',
  },
  {
    what: 'a switch that changes no colour',
    check: then(themeSwitch),
    file: 'good.css',
    find: ':root[data-theme="dark"]',
    put: ':root[data-theme="night"]',
    says: 'never makes the page dark',
  },
  {
    what: 'a switch for mice only',
    check: then(themeSwitch),
    file: 'good.js',
    find: "addEventListener('click', () => {",
    put: "addEventListener('click', (event) => {\n    if (event.detail === 0) return;",
    says: 'the Enter key does not work',
  },
  {
    what: 'a switch that is no button',
    check: then(themeSwitch),
    find: '<button type="button" data-theme-switch hidden>Theme: auto</button>',
    put: '<span data-theme-switch hidden>Theme</span>',
    says: 'not a button with a name',
  },
  {
    what: 'no switch',
    check: then(themeSwitch),
    file: 'good.js',
    find: "button.hidden = false;\n",
    put: "button.remove();\n",
    says: 'not exactly one',
  },
  {
    what: 'motion on arrival',
    check: then(still),
    options: calm,
    file: 'good.css',
    find: '.skip {',
    put: '@keyframes turn { to { rotate: 1turn; } } h1 { animation: turn 9s; } .skip {',
    says: 'runs on arrival',
  },
  {
    what: 'motion when the theme changes',
    check: then(still),
    options: calm,
    file: 'good.css',
    find: 'body { transition: none; }',
    put: '',
    says: 'runs when the theme changes',
  },
  {
    what: 'smooth scrolling',
    check: then(still),
    options: calm,
    file: 'good.css',
    find: 'body { transition: none; }',
    put: 'body { transition: none; } html { scroll-behavior: smooth; }',
    says: 'scrolls smoothly',
  },
  {
    what: 'text that needs scripts',
    check: plainTo(5000),
    options: noScripts,
    find: '<h2 id',
    put: '<h2 id',
    says: 'characters of text without scripts',
  },
  {
    what: 'a dead button',
    check: plainTo(1),
    options: noScripts,
    find: ' hidden>',
    put: '>',
    says: 'a button that needs scripts',
  },
  {
    what: 'navigation that leads nowhere',
    check: plainTo(1),
    options: noScripts,
    find: '<li><a href="/desk/other/">',
    put: '<li><a href="/desk/none/">',
    says: 'leads to 404',
  },
  {
    what: 'paper with the navigation',
    check: then(print),
    options: dark,
    file: 'good.css',
    find: 'nav, button, .skip',
    put: 'button, .skip',
    says: 'the PDF holds the navigation',
  },
  {
    what: 'paper with a button',
    check: then(print),
    options: dark,
    file: 'good.css',
    find: 'nav, button, .skip',
    put: 'nav, .skip',
    says: 'printed: <button',
  },
  {
    what: 'pale print',
    check: then(print),
    options: dark,
    file: 'good.css',
    find: ':root:root { --ink: #000; --paper: #fff; }',
    put: '',
    says: 'on white paper',
  },
  {
    what: 'paper without the text',
    check: then(print),
    options: dark,
    file: 'good.css',
    find: 'nav, button, .skip',
    put: 'p, nav, button, .skip',
    says: 'the PDF lacks',
  },
  {
    what: 'paper without the title',
    check: then(print),
    options: dark,
    file: 'good.css',
    find: 'nav, button, .skip',
    put: 'h1, nav, button, .skip',
    says: 'the PDF lacks the title',
  },
];

/** Breakages that can be read from the files; `validator` where only the validator can. */
export const SITES = [
  {
    what: 'a link that leads nowhere',
    find: '/desk/other/#there',
    put: '/desk/none/',
    says: 'no such file',
  },
  {
    what: 'an anchor that is not there',
    find: '/desk/other/#there',
    put: '/desk/other/#nowhere',
    says: 'no id “nowhere”',
  },
  {
    what: "a link out of the site's folder",
    find: '/desk/other/#there',
    put: '/other/',
    says: "outside the site's folder",
  },
  {
    what: 'a link with an odd scheme',
    find: '/desk/other/#there',
    put: 'javascript:1',
    says: 'the scheme javascript:',
  },
  {
    what: 'a style sheet that is missing',
    find: '/desk/good.css',
    put: '/desk/none.css',
    says: 'no such file',
  },
  {
    what: 'a picture from another host',
    find: '<h2',
    put: '<img src="https://example.com/x.png" alt=""><h2',
    says: 'img loads https://example.com/x.png',
  },
  {
    what: 'a picture in a set from another host',
    find: '<h2',
    put: '<img srcset="/desk/a.png 1x, https://example.com/x.png 2x" src="data:," alt=""><h2',
    says: 'img loads https://example.com/x.png',
  },
  {
    what: 'a font from another host',
    file: 'good.css',
    find: 'a {',
    put: '@font-face { font-family: x; src: url("https://example.com/x.woff2"); } a {',
    says: 'another host',
  },
  {
    what: 'a page without its address',
    find: '<link rel="canonical" href="https://example.org/desk/">',
    put: '',
    says: '0 canonical addresses',
  },
  {
    what: "a page with another's address",
    find: 'href="https://example.org/desk/"',
    put: 'href="https://example.org/desk/other/"',
    says: 'says that it is',
  },
  {
    what: 'a page that no link leads to',
    find: '/desk/other/',
    put: '/desk/',
    says: 'no link leads there',
  },
  {
    what: 'a sitemap with a page too many',
    file: 'sitemap.xml',
    find: 'desk/other/',
    put: 'desk/none/',
    says: 'none/: no such page',
  },
  {
    what: 'a sitemap that leaves a page out',
    file: 'sitemap.xml',
    find: '<url><loc>https://example.org/desk/</loc></url>',
    put: '',
    says: 'index.html is not listed',
  },
  {
    what: 'a sitemap that is not well formed',
    file: 'sitemap.xml',
    find: '</urlset>',
    put: '',
    says: 'sitemap.xml:',
  },
  {
    what: 'a feed that is not well formed',
    file: 'feed.xml',
    find: '<title>Good</title>',
    put: '<title>Good & bad</title>',
    says: 'feed.xml:',
  },
  {
    what: 'a feed without a title',
    file: 'feed.xml',
    find: '<title>Good</title>',
    put: '',
    says: 'feed.xml: has no title',
  },
  {
    what: 'an entry without its day',
    file: 'feed.xml',
    find: "<updated>2024-04-10T00:00:00Z</updated>\n<link href",
    put: '<link href',
    says: 'has no updated',
  },
  {
    what: 'an entry that leads nowhere',
    file: 'feed.xml',
    find: '<link href="https://example.org/desk/other/"/>',
    put: '<link href="https://example.org/desk/none/"/>',
    says: 'no such file',
  },
  {
    what: "a feed with another's address",
    file: 'feed.xml',
    find: 'desk/feed.xml',
    put: 'desk/sitemap.xml',
    says: 'says that it is',
  },
  {
    what: 'data that is no JSON',
    find: '</head>',
    put: '<script type="application/ld+json">{</script></head>',
    says: 'index.html: script',
  },
  {
    what: 'markup that is not valid',
    find: '<h2',
    put: '<div></p></div><h2',
    says: 'No “p” element in scope',
    validator: true,
  },
  {
    what: 'a style that is not valid',
    file: 'good.css',
    find: 'a {',
    put: 'a { colour: red;',
    says: 'colour',
    validator: true,
  },
];
