// A field that narrows a list: what is typed is what stays, the count tells how many, and what has gone comes back.

const FIELD = '[data-narrow] input';

/** Whether a page has a list that can be narrowed. */
export async function narrows(page) {
  return (await page.locator(FIELD).count()) > 0;
}

/** Types the name of an entry, in capitals and without its accents, and looks at what is left. */
export async function filter(page) {
  if (!(await narrows(page))) return [];
  const field = page.locator(FIELD);
  const problems = [];
  if (!(await field.isVisible())) return ['the filter is not shown, although scripts run'];
  // Its label is in the page's language.
  const labels = await field.evaluate((field) => [...field.labels].filter((label) => label.checkVisibility() && label.textContent.trim()).length);
  if (labels === 0) problems.push('the filter has no label');

  const all = await look(page);
  const wanted = all.shown.at(-1) ?? '';
  await field.pressSequentially(wanted.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().slice(0, 30));
  const some = await look(page);
  if (!some.shown.includes(wanted)) problems.push(`“${wanted}” is gone although it was typed`);
  if (some.shown.length >= all.shown.length) problems.push('typing a name leaves the whole list');
  const counts = (some.count.match(/\d+/g) ?? []).map(Number);
  if (counts[0] !== some.shown.length || counts[1] !== all.shown.length) problems.push(`the count says “${some.count}” of ${some.shown.length}`);
  if (some.empty > 0) problems.push(`${some.empty} groups stand without an entry`);

  await field.fill('no such name');
  const none = await look(page);
  if (none.shown.length > 0) problems.push('what nothing matches leaves something');
  await field.fill('');
  const back = await look(page);
  if (back.shown.length !== all.shown.length || back.count !== '') problems.push('an empty field does not bring the list back');
  return problems;
}

function look(page) {
  return page.evaluate(() => {
    const shown = (element) => element.checkVisibility();
    const entries = [...document.querySelectorAll('[data-group] li, [data-filtered]')].filter(shown);
    const groups = [...document.querySelectorAll('[data-group]')].filter(shown);
    return {
      shown: entries.map((entry) => (entry.querySelector('h2, a')?.textContent ?? '').replace(/[\p{RI}\s]+/gu, ' ').trim()),
      count: document.querySelector('[data-narrow] output').textContent,
      empty: groups.filter((group) => ![...group.querySelectorAll('li')].some(shown)).length,
    };
  });
}
