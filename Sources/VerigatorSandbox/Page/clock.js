import { byID, span } from "./elements.js";
import { call } from "./server.js";

// What the server said last, and when: in between, the page counts by itself.
let reading = { milliseconds: Date.now(), at: performance.now(), offset: 0, isFrozen: false };

/** The sandbox's time, in milliseconds since 1970. */
export function sandboxTime() {
  return reading.isFrozen ? reading.milliseconds : reading.milliseconds + performance.now() - reading.at;
}

/** Takes what `GET /sandbox/clock` gave. */
export function setClock(clock) {
  reading = {
    milliseconds: Date.parse(clock.now), at: performance.now(), offset: clock.offset_seconds, isFrozen: clock.frozen,
  };
  tickClock();
}

/** Shows the time. */
export function tickClock() {
  const text = new Date(sandboxTime()).toISOString();
  const time = byID("clock-time");
  time.textContent = text.slice(11, 19);
  time.dateTime = text;
  byID("clock-date").textContent = `${text.slice(0, 10)} UTC`;

  const difference = Math.round(Math.abs(reading.offset));
  const moved = difference < 1 ? "" : `${span(difference)} ${reading.offset > 0 ? "ahead" : "behind"}`;
  const state = byID("clock-state");
  state.textContent = [reading.isFrozen ? "stands still" : "", moved].filter(Boolean).join(", ") || "the real time";
  state.dataset.moved = reading.isFrozen || difference >= 1;
  const freeze = byID("clock-freeze");
  freeze.setAttribute("aria-pressed", reading.isFrozen);
}

/** Makes the buttons work. `done` is called after each change, `failed` with what went wrong. */
export function connectClock(done, failed) {
  const change = async (...request) => {
    try {
      setClock(await call(...request));
      done();
    } catch (error) {
      failed(error);
    }
  };
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.onclick = () => change("PUT", "/sandbox/clock", { advance_seconds: Number(button.dataset.advance) });
  }
  byID("clock-freeze").onclick = () => change("PUT", "/sandbox/clock", { frozen: !reading.isFrozen });
  byID("clock-reset").onclick = () => change("DELETE", "/sandbox/clock");
}
