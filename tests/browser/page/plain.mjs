// A reader without scripts, and a reader who asked for less motion.

/** The text of the main part, to be compared with and without scripts. */
export function mainText(page) {
  return page.evaluate(() => document.querySelector('main')?.innerText.trim() ?? '');
}

/** Without scripts the text is all there, links lead on, and no control stands there that does nothing. */
export async function withoutScripts(page, withScripts) {
  const problems = [];
  const text = await mainText(page);
  if (text.length === 0 || text.length < withScripts.length * 0.9) {
    problems.push(`${text.length} characters of text without scripts, ${withScripts.length} with them`);
  }
  const dead = page.locator('[data-theme-switch], button:not(form *)').filter({ visible: true });
  if ((await dead.count()) > 0) problems.push(`a button that needs scripts is shown: ${await dead.first().evaluate((e) => e.outerHTML.slice(0, 100))}`);
  const link = page.getByRole('navigation').locator('a[href]:not([href*="#"])').filter({ visible: true }).last();
  if ((await link.count()) === 0) return [...problems, 'no link of the navigation can be seen'];
  const [answer] = await Promise.all([page.waitForNavigation(), link.click()]);
  if (!answer?.ok()) problems.push(`a link of the navigation leads to ${answer?.status()} ${page.url()}`);
  return problems;
}

/** Whoever asks for less motion gets none: not on arrival, not when the theme changes, not when a link is jumped to. */
export function still(page) {
  return page.evaluate(() => {
    const moving = (when) =>
      document
        .getAnimations()
        .filter((animation) => animation.playState === 'running' && Number(animation.effect?.getComputedTiming().duration) > 1)
        .map((animation) => `${animation.animationName ?? animation.transitionProperty ?? 'an animation'} runs ${when}`);
    const problems = moving('on arrival');
    const root = document.documentElement;
    const before = root.dataset.theme;
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    void getComputedStyle(document.body).color;
    problems.push(...moving('when the theme changes'));
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
    if (getComputedStyle(root).scrollBehavior === 'smooth') problems.push('the page scrolls smoothly');
    return problems;
  });
}
