// Puts the page together: what is shown is what the server says, asked again when an event says that it has changed.

import { connectClock, setClock, tickClock } from "./clock.js";
import { connectDevices, haveChanged, showDevices, tickDevices } from "./devices.js";
import { byID } from "./elements.js";
import { hasRunOut, messageLimit, showInbox, tickInbox } from "./inbox.js";
import { requestLimit, showRequests } from "./requests.js";
import { call, listen, paced } from "./server.js";
import { showServices } from "./services.js";

let messages = [];
let services = [];
let requests = [];

const refresh = {
  clock: paced(100, async () => setClock(await call("GET", "/sandbox/clock"))),
  inbox: paced(150, async () => {
    ({ messages } = await call("GET", `/sandbox/messages?limit=${messageLimit}`));
    showInbox(messages, services);
  }),
  services: paced(500, async () => {
    ({ services } = await call("GET", "/sandbox/services"));
    showServices(services);
    showInbox(messages, services);
  }),
  devices: paced(500, async () => showDevices((await call("GET", "/sandbox/devices")).devices, failed)),
  requests: paced(1000, async () => {
    ({ requests } = await call("GET", `/sandbox/requests?limit=${requestLimit}`));
    showRequests(requests);
  }),
};

function refreshAll() {
  for (const ask of Object.values(refresh)) ask();
}

// What a request has changed, by its operation.
function noteRequest(request) {
  const operation = request.operation ?? "";
  if (operation.startsWith("sandbox-")) refreshAll();
  else if (/^(create|delete)-/.test(operation)) refresh.services();
  else refresh.inbox();
}

const drawRequests = paced(100, async () => showRequests(requests));

let wasLost = false;

listen({
  opened() {
    showConnection("live", "Live");
    if (wasLost) failed(null);
    wasLost = false;
    refreshAll();
  },
  lost() {
    showConnection("lost", "Connection lost, trying again…");
    wasLost = true;
  },
  message: refresh.inbox,
  request(request) {
    requests = [request, ...requests].slice(0, requestLimit);
    drawRequests();
    noteRequest(request);
  },
});

function showConnection(state, text) {
  const node = byID("connection");
  node.dataset.state = state;
  node.textContent = text;
}

// Shows for a while what went wrong; null takes it away.
let hiding;
function failed(error) {
  const node = byID("problem");
  node.hidden = !error;
  node.textContent = error?.message ?? "";
  clearTimeout(hiding);
  hiding = setTimeout(() => { node.hidden = true; }, 8000);
}

connectClock(refreshAll, failed);
connectDevices(failed);
byID("inbox-empty").onclick = () => call("DELETE", "/sandbox/messages").then(refresh.inbox, failed);

byID("address").textContent = location.host;
call("GET", "/sandbox/health").then(({ version }) => { byID("version").textContent = `vgsh ${version}.`; }, () => {});

setInterval(() => {
  tickClock();
  tickInbox();
  tickDevices();
  if (hasRunOut()) refresh.inbox();
  if (haveChanged()) refresh.devices();
}, 250);

// Another process on the same database tells nothing of its services, devices and clock.
setInterval(() => {
  if (document.visibilityState === "visible") for (const part of ["clock", "services", "devices"]) refresh[part]();
}, 5000);
