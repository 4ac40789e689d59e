// A reader without a mouse: the skip link, where the focus goes, and whether it can be seen.

/** The furthest that the focus is followed. */
const STEPS = 60;

/** How many stops the key is held down for before it is asked what is still left. */
const HELD = 60;

/** What a reader acts on. */
const CONTROLS = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [onclick], [role=button]';

/** The first stop is a link past the header; it is seen when it has the focus, and it takes the reader to the text. */
export async function skipLink(page) {
  await start(page);
  await page.keyboard.press('Tab');
  const link = await page.evaluate(() => {
    const element = document.activeElement;
    const rect = element.getBoundingClientRect();
    const middle = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
    return {
      href: element.getAttribute('href'),
      words: element.textContent.trim(),
      seen: rect.width > 1 && rect.height > 1 && middle !== null && element.contains(middle),
    };
  });
  if (!link.href?.startsWith('#')) return [`the first stop of the Tab key is no skip link but ${link.href ?? 'no link'}`];
  if (!link.seen || !link.words) return [`the skip link “${link.words}” cannot be seen while it has the focus`];
  await page.keyboard.press('Enter');
  const arrived = await page.evaluate((href) => {
    const target = document.getElementById(href.slice(1));
    return location.hash === href && target !== null && target.closest('main, [role=main]') !== null;
  }, link.href);
  if (!arrived) return [`the skip link leads to ${link.href}, which is not in the main part`];
  await page.keyboard.press('Tab');
  const past = await page.evaluate((href) => {
    const target = document.getElementById(href.slice(1));
    const next = document.activeElement;
    return next === document.body || target.contains(next) || Boolean(target.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING);
  }, link.href);
  return past ? [] : ['after the skip link the focus goes back to before the main part'];
}

/** Every stop of the Tab key is on the screen, is not covered, and looks different from the same thing without the focus. */
export async function focus(page) {
  await start(page);
  const problems = [];
  let stops = 0;
  for (; stops < STEPS; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    if (stop === null) break;
    problems.push(...stop);
  }
  if (stops === 0) problems.push('the Tab key stops nowhere');
  return problems;
}

/** Whatever can be clicked or filled in can be reached with the Tab key. */
export async function reach(page) {
  await start(page);
  const wanted = await page.evaluate((controls) => {
    globalThis.reached = new Set();
    addEventListener('focusin', ({ target }) => globalThis.reached.add(target));
    return globalThis.left(controls).length;
  }, CONTROLS);
  // Some more than there are, since the browser's own stops (what scrolls) are between them.
  let left = [];
  for (let stops = 0; stops < wanted * 1.2 + 40; stops += HELD) {
    // A key that is held comes again by itself, many times faster than presses that wait for one another.
    await Promise.all(Array.from({ length: HELD }, () => page.keyboard.down('Tab')));
    await page.keyboard.up('Tab');
    left = await page.evaluate((controls) => globalThis.left(controls), CONTROLS);
    if (left.length === 0) break;
  }
  return left.map((control) => `the Tab key does not reach ${control}`);
}

/** Opens the page afresh: the place from which the Tab key starts is reset by nothing else. */
async function start(page) {
  await page.goto(page.url().split('#')[0]);
  await page.evaluate(() => {
    globalThis.stops = new Set();
    // Of radio buttons the Tab key reaches one, and arrows the others.
    globalThis.left = (controls) =>
      [...document.querySelectorAll(controls)]
        .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !globalThis.reached.has(control))
        .filter((control) => control.type !== 'radio' || control.checked)
        .map((control) => control.outerHTML.slice(0, 100));
  });
}

function lookAtFocus() {
  const element = document.activeElement;
  if (element === null || element === document.body || globalThis.stops.has(element)) return null;
  globalThis.stops.add(element);
  const name = `${element.localName} “${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}”`;
  const problems = [];

  const points = [...element.getClientRects()].flatMap((rect) =>
    [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) => [rect.x + rect.width * x, rect.y + rect.height * y]),
  );
  const own = (hit) => hit !== null && (element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
  if (!points.some(([x, y]) => own(document.elementFromPoint(x, y)))) problems.push(`the focus is out of sight on ${name}`);

  const looks = () =>
    [[element, null], [element, '::before'], [element, '::after'], [element.parentElement, null]]
      .map(([part, pseudo]) => {
        const style = getComputedStyle(part, pseudo);
        const outline = style.outlineStyle === 'none' ? '' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
        return [outline, style.boxShadow, style.backgroundColor, style.backgroundImage, style.borderColor, style.color, style.textDecoration].join('|');
      })
      .join('||');
  const focused = looks();
  element.blur();
  const without = looks();
  element.focus({ preventScroll: true });
  if (focused === without) problems.push(`the focus cannot be seen on ${name}`);
  return problems;
}
