import { sandboxTime } from "./clock.js";
import { announce, byID, copyButton, element, hint, show, showCount, span, timeOfDay } from "./elements.js";

/** Messages that are shown. */
export const messageLimit = 100;

const list = byID("messages");

// The id of the newest message that was shown: what is newer has just arrived. Before the first look nothing has.
let newest = null;

/**
 * Shows messages, newest first.
 * @param {object[]} messages As `GET /sandbox/messages` gives them.
 * @param {object[]} services As `GET /sandbox/services` gives them, for their names.
 */
export function showInbox(messages, services) {
  const names = namesOf(services);
  const items = messages.map((message) => ({ ...message, ...names(message), state: stateOf(message) }));
  const arrived = newest === null ? [] : items.filter((item) => item.id > newest);
  show(list, items, (item) => item.id, (item, isNew) => messageElement(item, isNew && arrived.includes(item)));
  showCount(items.length, byID("inbox-count"), list, byID("no-messages"));
  byID("inbox-empty").hidden = items.length === 0;
  byID("message-hints").replaceChildren(...hints(services));
  if (arrived.length) announce(spoken(arrived[0]));
  newest = messages[0]?.id ?? 0;
  const current = items.find((item) => item.state === "good");
  document.title = current ? `${current.pin} · Sandbox` : "Sandbox";
  tickInbox();
}

/** Lets the time that is left run down. */
export function tickInbox() {
  for (const node of list.children) {
    if (!node.expires) continue;
    const left = Math.max(0, (node.expires - sandboxTime()) / 1000);
    node.leftText.textContent = span(Math.ceil(left));
    node.life.style.transform = `scaleX(${Math.min(1, left / node.validity)})`;
    node.life.classList.toggle("soon", left < 30);
  }
}

/** Whether a PIN has run out since it was shown. */
export const hasRunOut = () => [...list.children].some((node) => node.expires && node.expires <= sandboxTime());

function stateOf(message) {
  const isLate = Date.parse(message.expires) <= sandboxTime();
  if (message.pin === null || isLate) return isLate ? "expired" : "used";
  return message.attempts_left > 0 ? "good" : "void";
}

function messageElement(item, isNew) {
  const node = element(
    `li.message${item.state === "good" ? "" : ".over"}${isNew ? ".new" : ""}`, { data: { id: item.id, state: item.state } },
    element("div", {}, element("span.from", {}, item.service ?? item.sender), element("span.to", {}, item.to)),
    element("div.sent", {}, element("time", { dateTime: item.ctime, title: item.ctime }, timeOfDay(item.ctime))));
  if (item.state === "good") {
    node.leftText = element("b");
    node.life = element("div.life");
    node.expires = Date.parse(item.expires);
    node.validity = Math.max(1, (node.expires - Date.parse(item.ctime)) / 1000);
    node.append(
      element("div.code", {}, element(`span.pin${item.pin.length > 8 ? ".long" : ""}`, {}, item.pin), copyButton(item.pin, `PIN ${item.pin}`)),
      element("div.left", { title: `expires ${item.expires}` }, node.leftText, item.attempts_left === 1 ? "1 try left" : `${item.attempts_left} tries left`),
      element("div.text", {}, item.text, item.user ? element("span.user", {}, item.user) : null),
      node.life);
  } else {
    const words = { used: "used", expired: "expired", void: "not valid any more" };
    node.firstChild.append(
      item.user ? element("span.user", {}, item.user) : "", element(`span.tag.${item.state}`, {}, words[item.state]));
  }
  return node;
}

const spoken = (item) =>
  item.state === "good" ? `New message to ${item.to}: ${item.pin.split("").join(" ")}` : `New message to ${item.to}`;

function namesOf(services) {
  const byService = new Map(services.map((service) => [service.id, service]));
  return (message) => {
    const service = byService.get(message.service_id);
    return { service: service?.name, user: service?.users.find((user) => user.id === message.user_id)?.id_in_service };
  };
}

// What to do to get a message: as short as what is there allows.
function hints(services) {
  const service = services.find((each) => each.users.length);
  if (service) {
    const user = service.users[0];
    return [
      hint(
        `Send ${user.id_in_service} a PIN`,
        `curl -H 'X-Service-Auth: sandbox:sandbox' -H 'Content-Type: application/json' \\\n  -d '{"method": "sms"}' `
          + `${location.origin}/v1/service/service/${service.id}/users/${user.id}/auth`),
    ];
  }
  return [
    hint(
      "The shortest way: Number Verification",
      `curl '${location.origin}/verify/start?to=%2B37255555555&username=sandbox&password=sandbox'`),
    hint(
      "The Verification API, with vgsh",
      `VERIGATOR_URL=${location.origin} VERIGATOR_USERNAME=sandbox VERIGATOR_PASSWORD=sandbox \\\n`
        + "vgsh \\\n"
        + "  -c 'create service CoffeeShop coffeeshop.com' \\\n"
        + "  -c 'create user john.doe@example.com +37255555555' \\\n"
        + "  -c 'auth start john.doe@example.com'"),
  ];
}
