import { byID, element, hint, show, showCount } from "./elements.js";

const list = byID("services");

// So many services show their users unasked.
const openLimit = 3;

/** Shows services with their users, as `GET /sandbox/services` gives them. */
export function showServices(services) {
  show(list, services, (service) => service.id, (service) => serviceElement(service, services.length <= openLimit));
  showCount(services.length, byID("services-count"), list, byID("no-services"));
  if (services.length) return;
  byID("service-hints").replaceChildren(
    hint(
      "Register one",
      "curl -H 'X-Service-Auth: sandbox:sandbox' -H 'Content-Type: application/json' \\\n"
        + `  -d '{"name": "CoffeeShop", "fqdn": "coffeeshop.com"}' \\\n  ${location.origin}/v1/service/service`));
}

function serviceElement(service, isOpen) {
  const count = service.user_count === 1 ? "1 user" : `${service.user_count || "no"} users`;
  const hidden = service.user_count - service.users.length;
  return element(
    "li.service", {},
    element(
      "details", { open: isOpen },
      element(
        "summary", {}, element("span.name", {}, service.name), " ",
        element("span.detail", {}, `${service.fqdn} · ${count}${service.account === "sandbox" ? "" : ` · ${service.account}`}`)),
      element(
        "div.users", {}, element("p.id", {}, service.id),
        element("ul", {}, ...service.users.map(userElement)),
        hidden > 0 ? element("p.detail", {}, `and ${hidden} more`) : null)));
}

const userElement = (user) =>
  element("li", { title: user.id }, element("span", {}, user.id_in_service), element("span.phone", {}, user.phone_number));
