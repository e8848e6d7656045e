// Talks to the server that the page came from.

/**
 * Makes a control call.
 * @returns The reply's JSON.
 * @throws {Error} With the server's own message.
 */
export async function call(method, path, body) {
  let reply;
  try {
    reply = await fetch(path, {
      method, cache: "no-store",
      ...(body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
  } catch {
    throw new Error("The sandbox does not answer");
  }
  const json = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Error(json.message ?? `The sandbox answered with status ${reply.status}`);
  return json;
}

/**
 * Calls a function soon, and no more often than every so many milliseconds, however often it is asked for; never
 * twice at once.
 */
export function paced(milliseconds, work) {
  let isWanted = false;
  let isBusy = false;
  return function ask() {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    (async () => {
      while (isWanted) {
        isWanted = false;
        // What failed is asked for again when the connection is back.
        await work().catch(() => {});
        await new Promise((resume) => setTimeout(resume, milliseconds));
      }
      isBusy = false;
    })();
  };
}

/**
 * Listens to what happens on the server, for as long as the page is open: a connection that is lost is made anew.
 * @param {{opened: Function, lost: Function, message: Function, request: Function}} told
 */
export function listen(told) {
  const source = new EventSource("/sandbox/events");
  source.onopen = told.opened;
  source.addEventListener("message", (event) => told.message(JSON.parse(event.data)));
  source.addEventListener("request", (event) => told.request(JSON.parse(event.data)));
  source.onerror = () => {
    told.lost();
    // A browser tries again by itself, but not after an answer that is no stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(told), 1000);
  };
}
