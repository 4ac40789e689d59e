// The evidence in a text: a tag's number leads to its words, a switch shows all of them, and neither needs a script.

/** Words of the text that show a finding. */
const PLACES = '.text [data-t]';

/** Numbers of tags that lead into the text. */
const NUMBERS = 'a[data-t]:not([href="#title"])';

/** What a reader without scripts can do. Open the page without them. */
export async function evidence(page) {
  const numbers = await page.locator(NUMBERS).count();
  const places = await page.locator(PLACES).count();
  if (places === 0 && numbers === 0) return [];
  const problems = [];
  // The switch has a name in the reader's language, so it is told by where it stands.
  const box = page.getByRole('main').getByRole('checkbox');
  if ((await box.count()) !== 1) return ['there is not one switch that shows the evidence'];
  const hidden = await looks(page);
  if (hidden.some(({ seen }) => seen)) problems.push('the evidence is shown before it is asked for');
  await box.focus();
  await page.keyboard.press('Space');
  const missing = (await looks(page)).filter(({ seen }) => !seen);
  if (missing.length > 0) problems.push(`the switch does not show “${missing[0].words}” and ${missing.length - 1} others`);
  await page.keyboard.press('Space');
  if ((await looks(page)).some(({ seen }) => seen)) problems.push('the switch does not hide the evidence again');
  const link = page.locator(NUMBERS).first();
  if (numbers === 0) return [...problems, 'no tag leads to its words'];
  await link.press('Enter');
  const target = page.locator(':target');
  if ((await target.count()) !== 1) return [...problems, `${await link.getAttribute('href')} leads nowhere`];
  if (!(await target.evaluate((element) => element.closest('.text') !== null))) problems.push('a tag leads to a place outside the text');
  if (!(await looks(page)).some(({ seen, target }) => seen && target)) problems.push('the place that a tag leads to cannot be told from the rest');
  return problems;
}

/** With scripts all places of a tag are shown at once, and its number leads to the next one each time. */
export async function evidenceWithScripts(page) {
  const tag = await page.evaluate((numbers) => {
    const often = [...document.querySelectorAll(numbers)].find((link) => document.querySelectorAll(`.text [id][data-t="${link.dataset.t}"]`).length > 1);
    return often?.dataset.t;
  }, NUMBERS);
  if (!tag) return [];
  const link = page.locator(`a[data-t="${tag}"]`);
  const problems = [];
  await link.evaluate((element) => element.click());
  await page.waitForFunction(() => location.hash !== '');
  const first = new URL(page.url()).hash;
  const dull = (await looks(page)).filter((place) => place.tag === tag && !place.seen);
  if (dull.length > 0) problems.push(`“${dull[0].words}” is not shown with its tag`);
  await page.waitForTimeout(50);
  await link.evaluate((element) => element.click());
  await page.waitForTimeout(50);
  if (new URL(page.url()).hash === first) problems.push('the number of a tag leads to the same place again');
  return problems;
}

/** Which places stand out from the text around them. */
function looks(page) {
  return page.evaluate((places) => {
    const plain = (value) => ['rgba(0, 0, 0, 0)', 'transparent', 'none'].includes(value);
    return [...document.querySelectorAll(places)].map((place) => {
      const style = getComputedStyle(place);
      const seen = !plain(style.backgroundColor) || !plain(style.textDecorationLine) || !plain(style.outlineStyle);
      return { words: place.textContent.slice(0, 40), seen, target: place.matches(':target'), tag: place.dataset.t };
    });
  }, PLACES);
}
