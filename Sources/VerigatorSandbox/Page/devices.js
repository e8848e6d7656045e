import { sandboxTime } from "./clock.js";
import { byID, copyButton, element, show, showCount } from "./elements.js";
import { call } from "./server.js";

// Seconds that a code is good for, as RFC 6238 recommends.
const step = 30;

const list = byID("devices");

// The step that the codes on the page belong to.
let shownStep = 0;

/** Shows devices, as `GET /sandbox/devices` gives them. */
export function showDevices(devices, failed) {
  shownStep = currentStep();
  byID("devices-section").hidden = false;
  show(list, devices, (device) => device.phone_number, (device) => deviceElement(device, failed));
  showCount(devices.length, byID("devices-count"), list, byID("no-devices"));
  tickDevices();
}

/** Lets the time that is left of each code run down. */
export function tickDevices() {
  const left = step - Math.floor(sandboxTime() / 1000) % step;
  for (const node of list.children) {
    node.bar.value = left;
    node.leftText.textContent = `${left} s`;
  }
}

/** Whether the codes on the page are those of a step that is over. */
export const haveChanged = () => list.children.length > 0 && currentStep() !== shownStep;

const currentStep = () => Math.floor(sandboxTime() / 1000 / step);

function deviceElement(device, failed) {
  const path = `/sandbox/devices/${encodeURIComponent(device.phone_number)}`;
  const bar = element("progress", { max: step, attributes: { "aria-label": "time left for this code" } });
  const leftText = element("span");
  const remove = element("button.quiet", { type: "button", data: { name: "remove" }, attributes: { "aria-label": `Remove the device of ${device.phone_number}` } }, "Remove");
  remove.onclick = () => call("DELETE", path).catch(failed);
  const node = element(
    "li.device", {},
    element(
      "div", {},
      element("div.phone", {}, device.phone_number),
      element("div.code", {}, device.code),
      element("div.step", {}, bar, leftText),
      element("div.actions", {}, copyButton(device.code, `code ${device.code}`), remove)),
    element("img", {
      src: `${path}/qr.svg`, alt: `QR code that sets up an authenticator for ${device.phone_number}`, title: device.otpauth_uri,
    }));
  Object.assign(node, { bar, leftText });
  return node;
}

/** Makes the form work. */
export function connectDevices(failed) {
  const form = byID("add-device");
  form.onsubmit = async (event) => {
    event.preventDefault();
    const field = byID("device-phone");
    try {
      await call("POST", "/sandbox/devices", { phone_number: field.value.trim() });
      field.value = "";
    } catch (error) {
      failed(error);
    }
  };
}
