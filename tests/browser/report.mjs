// Says how each check went: one line a check, its problems below it, and a count at the end.

/** More problems than this are counted, not printed. */
const SHOWN = 8;

export class Report {
  passed = 0;
  failed = 0;

  /** @param {string} name what the checks are of, for the closing line */
  constructor(name) {
    this.name = name;
    this.started = Date.now();
  }

  /** Counts one check: it passes if nothing is wrong. */
  check(title, problems) {
    if (problems.length === 0) {
      this.passed += 1;
      console.log(`ok      ${this.name}: ${title}`);
      return;
    }
    this.failed += 1;
    console.log(`FAILED  ${this.name}: ${title}`);
    const distinct = [...new Set(problems)];
    for (const problem of distinct.slice(0, SHOWN)) console.log(`          ${problem}`);
    if (distinct.length > SHOWN) console.log(`          and ${distinct.length - SHOWN} more`);
  }

  /** Prints the count. */
  close() {
    const seconds = ((Date.now() - this.started) / 1000).toFixed(1);
    console.log(`${this.name} took ${seconds} s`);
    console.log(`${this.name}: ${this.passed} passed, ${this.failed} failed`);
    return this;
  }
}

/** Runs a script's checks when it is started by itself, with the folders of built sites as arguments. */
export async function alone(meta, check) {
  const { pathToFileURL } = await import('node:url');
  if (meta.url !== pathToFileURL(process.argv[1]).href) return;
  const folders = process.argv.slice(2);
  // A check that makes its own site takes none.
  if (folders.length === 0 && check.length > 0) {
    console.error('give the folder of a built site');
    process.exit(2);
  }
  const report = await check(folders);
  process.exitCode = report.failed > 0 ? 1 : 0;
}
