// The switch between light and dark: it changes the page, says what it did, is remembered, and needs no mouse.

const SWITCH = '[data-theme-switch]';

export async function themeSwitch(page) {
  if ((await page.locator(SWITCH).count()) !== 1) return ['there is not exactly one [data-theme-switch]'];
  const button = page.getByRole('button', { name: /\S/ }).and(page.locator(SWITCH));
  if ((await button.count()) !== 1) return ['the theme switch is not a button with a name'];
  const problems = [];

  const first = await state(page, button);
  const seen = [first];
  for (let turn = 0; turn < 4; turn += 1) {
    await button.click();
    const now = await state(page, button);
    if (now.theme === first.theme) break;
    seen.push(now);
  }
  if (seen.length === 1) problems.push('a click does not change data-theme');
  if (seen.length > 4) problems.push('the switch does not come back to where it began');
  if (!seen.some(({ dark }) => dark)) problems.push('the switch never makes the page dark');
  if (!seen.some(({ dark }) => !dark)) problems.push('the switch never makes the page light');
  if (new Set(seen.map(({ told }) => told)).size !== seen.length) problems.push('the switch does not say which theme is on');

  // The page was opened in a light setting, so only the reader's own choice can make it dark.
  for (let turn = 0; turn < 4 && !(await state(page, button)).dark; turn += 1) await button.click();
  const chosen = await state(page, button);
  await page.reload();
  const later = await state(page, button);
  if (later.theme !== chosen.theme || !later.dark) problems.push('the choice does not survive a reload');

  for (const key of ['Enter', 'Space']) {
    const before = await state(page, button);
    await button.focus();
    await page.keyboard.press(key);
    if ((await state(page, button)).theme === before.theme) problems.push(`the ${key} key does not work the switch`);
  }
  await page.evaluate(() => localStorage.clear());
  return problems;
}

/** The theme that is set, whether text is light on dark, and what a screen reader says of the switch. */
async function state(page, button) {
  const { theme, dark } = await page.evaluate(() => {
    // A colour on its way to another is neither of the two.
    document.getAnimations().forEach((animation) => animation instanceof CSSTransition && animation.finish());
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.fillStyle = getComputedStyle(document.querySelector('main') ?? document.body).color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return { theme: document.documentElement.dataset.theme ?? 'auto', dark: red + green + blue > 382 };
  });
  return { theme, dark, told: await button.ariaSnapshot() };
}
