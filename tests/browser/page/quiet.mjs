// Nothing is written to the console, nothing is refused by the page's own policy, and no other host is asked.

const path = (url) => (url?.startsWith('http') ? new URL(url).pathname : '');

/** Listens to a page; call it before the page is opened. The answer takes what was heard since the last time. */
export function listen(page, origin) {
  let heard = [];
  const local = (url) => url.startsWith(`${origin}/`) || /^(data|blob|about):/.test(url);
  page.on('console', (message) => {
    // The browser logs the status of the 404 page itself, which is as it should be.
    const itself = message.location().url === page.url() && /status of 404/.test(message.text());
    if (!itself) heard.push(`console: ${message.text()} ${path(message.location().url)}`);
  });
  page.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!local(request.url())) heard.push(`asks another host: ${request.url()}`);
  });
  page.on('response', (response) => {
    const itself = response.request().isNavigationRequest();
    if (response.status() >= 400 && !itself) heard.push(`${response.status()} for ${path(response.url())}`);
  });
  return () => {
    const taken = heard;
    heard = [];
    return taken;
  };
}
