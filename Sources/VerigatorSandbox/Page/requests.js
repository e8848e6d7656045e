import { byID, element, show, showCount, timeOfDay } from "./elements.js";

/** Requests that are shown. */
export const requestLimit = 50;

const table = byID("requests-table");

/** Shows requests, newest first, as `GET /sandbox/requests` gives them. */
export function showRequests(requests) {
  show(byID("requests"), requests, (request) => `${request.time} ${request.id}`, requestElement);
  showCount(requests.length, byID("requests-count"), table, byID("no-requests"));
  // Numbered by the server from 1, so that the newest number counts them all.
  byID("requests-count").textContent = requests[0]?.id ?? "";
}

// The ids in a path by their beginnings, which tell them apart well enough to be read.
const shortened = (path) => path.replace(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "$1…");

function requestElement(request) {
  const kind = request.status < 400 ? "" : request.status < 500 ? ".refused" : ".failed";
  return element(
    "tr", {},
    element("td", {}, element("time", { dateTime: request.time, title: request.time }, timeOfDay(request.time))),
    element(
      "td", {}, request.operation ? element("span.operation", {}, request.operation) : null,
      element("span.path", { title: request.path }, `${request.method} ${shortened(request.path)}`),
      request.fault ? element("span.tag.fault", {}, `fault: ${request.fault}`) : null,
      request.remark ? element("span.remark", {}, request.remark) : null),
    element("td", {}, element(`span.status${kind}`, {}, request.status)),
    element("td.number", {}, request.milliseconds.toFixed(request.milliseconds < 10 ? 2 : 0)));
}
