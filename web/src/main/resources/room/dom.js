/** Elements by hand: text is never taken for markup. */

/**
 * @param {string} name @param {Record<string, any>} attributes
 * @param {...(Node | string | number | null | undefined)} children
 */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, String(value));
    }
  }
  element.append(...children.filter(c => c !== null && c !== undefined).map(c =>
    c instanceof Node ? c : String(c)));
  return element;
}

/** @param {Element} element @param {...Node} children */
export function put(element, ...children) {
  element.replaceChildren(...children);
}

/** @param {string} label @param {string[]} head @param {(Node | string)[][]} rows */
export function table(label, head, rows) {
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    h('table', {},
      h('thead', {}, h('tr', {}, ...head.map(c => h('th', { scope: 'col' }, c)))),
      h('tbody', {}, ...rows.map(row => h('tr', {}, ...row.map((c, i) =>
        i === 0 ? h('th', { scope: 'row' }, c) : h('td', {}, c)))))));
}

/** @param {string} text */
export function source(text) {
  return text ? h('span', { class: 'source', dir: 'auto' }, `[${text}]`) : null;
}

/** Words of others, in whatever direction they run. @param {string} text */
export function said(text) {
  return h('bdi', {}, text);
}
