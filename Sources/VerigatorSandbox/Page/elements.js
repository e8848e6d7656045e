// Makes elements. Text goes in as text only, so that nothing that users or clients sent is ever read as markup.

/** The element of an id. */
export const byID = (id) => document.getElementById(id);

/**
 * Makes an element.
 * @param {string} tag `div`, or with classes `div.message.new`.
 * @param {object} properties Properties, as `{ type: "button", onclick }`; `data` holds data attributes, `attributes` others.
 * @param {...(Node|string|number|null)} children Nodes, and what becomes text; null is left out.
 */
export function element(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  node.classList.add(...classes);
  const { data = {}, attributes = {}, ...rest } = properties;
  Object.assign(node, rest);
  Object.assign(node.dataset, data);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children.filter((child) => child !== null && child !== undefined).map((child) => child instanceof Node ? child : String(child)));
  return node;
}

/**
 * Makes a list show items: an item that is there already and looks the same keeps its element, and with it focus,
 * selection and what was opened.
 * @param {Element} list
 * @param {object[]} items
 * @param {(item: object) => string|number} keyOf What an item is known by.
 * @param {(item: object, isNew: boolean) => Element} make
 */
export function show(list, items, keyOf, make) {
  const known = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const key = String(keyOf(item));
    const look = JSON.stringify(item);
    const old = known.get(key);
    known.delete(key);
    if (old?.look === look) return old;
    const node = make(item, !old);
    node.dataset.key = key;
    node.look = look;
    if (old) {
      keepState(old, node);
      old.replaceWith(node);
    }
    return node;
  });
  for (const gone of known.values()) gone.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}

// What the user did to an element lives on in the one that takes its place.
function keepState(old, node) {
  const [oldDetails, details] = [old.querySelector("details"), node.querySelector("details")];
  if (oldDetails && details) details.open = oldDetails.open;
  const name = old.contains(document.activeElement) && document.activeElement.dataset.name;
  if (name) queueMicrotask(() => node.querySelector(`[data-name="${CSS.escape(name)}"]`)?.focus());
}

/** Shows how many there are, and either the list or what stands in for an empty one. */
export function showCount(count, counter, list, stand) {
  counter.textContent = count || "";
  list.hidden = count === 0;
  stand.hidden = count !== 0;
}

/** Tells those who listen to the page rather than look at it. */
export function announce(text) {
  byID("announcement").textContent = text;
}

/** A button that puts a text into the clipboard and says so. */
export function copyButton(text, what) {
  const button = element("button.copy", { type: "button", data: { name: "copy" }, attributes: { "aria-label": `Copy ${what}` } }, "Copy");
  button.onclick = async () => {
    const isCopied = await copy(text);
    button.textContent = isCopied ? "Copied" : "Select it";
    button.classList.toggle("done", isCopied);
    announce(isCopied ? `Copied ${what}` : "The clipboard is out of reach");
    clearTimeout(button.reverting);
    button.reverting = setTimeout(() => {
      button.textContent = "Copy";
      button.classList.remove("done");
    }, 1500);
  };
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Only pages by HTTPS or from loopback may use the clipboard so; for others there is the old way.
    const field = element("textarea.unseen", { value: text });
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}

/** Something to try, with a button that copies it. */
export function hint(what, text) {
  return element("div.hint", {}, element("div.what", {}, element("span", {}, what), copyButton(text, what)), element("pre", {}, text));
}

/** `12:04:31` of a time as the API writes it. */
export const timeOfDay = (text) => text.slice(11, 19);

/** `4:05`, `1:02:03` or `2d 03:00:00` of seconds. */
export function span(seconds) {
  const pad = (number) => String(number).padStart(2, "0");
  const [days, hours, minutes, rest] =
    [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  if (days) return `${days}d ${pad(hours)}:${pad(minutes)}:${pad(rest)}`;
  return hours ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}
