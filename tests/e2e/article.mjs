// An article page of an international office, on another origin: the structure of its content management system (regions,
// blocks, fields, paragraphs, a figure), the rules that such a page has about frames and scripts, and our own words.

import { until } from './panel.mjs';

export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** An iframe as the share dialog writes it; `attributes` are added. */
export const iframe = (src, { height = 600, attributes = '' } = {}) =>
  `<iframe src="${escaped(src)}" title="Map" width="100%" height="${height}" allow="fullscreen; clipboard-write" ${attributes}></iframe>`;

const STYLE = `body { margin: 0; font: 17px/1.6 serif } iframe { border: 0 } .layout-container { max-width: 1120px; margin: 0 auto; padding: 0 16px }
.layout-content { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 1fr); gap: 32px } figure { margin: 24px 0 }
@media (max-width: 700px) { .layout-content { grid-template-columns: minmax(0, 1fr) } }`;

/** The page with `content` in its figure. `script` is the host's own script; a strict policy leaves it without. */
export const article = (content, { theme = '', head = '' } = {}) => `<!doctype html>
<html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8"><title>Where culture happens | Regional office</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>:root { color-scheme: ${theme || 'light dark'} } ${STYLE}</style>${head}</head>
<body class="path-node page-node-type-article"><a href="#main-content" class="visually-hidden focusable">Skip to main content</a>
<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container">
<header role="banner"><div class="region region-header"><div class="block block-system-branding-block"><a href="#" rel="home">Regional office</a></div>
<nav role="navigation" class="block block-menu" aria-labelledby="block-menu"><h2 id="block-menu">Main navigation</h2><ul class="menu"><li class="menu-item"><a href="#">Our work</a></li><li class="menu-item"><a href="#">Stories</a></li></ul></nav></div></header>
<div class="region region-breadcrumb"><nav class="breadcrumb" aria-label="Breadcrumb"><ol><li><a href="#">Home</a></li><li><a href="#">Stories</a></li><li>Where culture happens</li></ol></nav></div>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content">
<article class="node node--type-article node--view-mode-full"><header><h1 class="page-header"><span class="field field--name-title">Where culture happens</span></h1></header>
<div class="node__content"><div class="field field--name-field-paragraphs field__items">
<div class="paragraph paragraph--type--text"><div class="field field--name-field-text">${'<p>Theatres, museums and libraries are where people meet. Who knows where they are can plan for them.</p>'}</div></div>
<div class="paragraph paragraph--type--embed"><figure role="group" class="caption caption-iframe">${content}<figcaption>Places of culture, drawn from public registers.</figcaption></figure></div>
<div class="paragraph paragraph--type--text"><div class="field field--name-field-text">${`<p>${'What is counted can be compared, and what is compared can be argued about. '.repeat(12)}</p>`.repeat(6)}</div></div>
</div></div></article>
<aside class="region region-sidebar-second" role="complementary"><section class="views-element-container block block-views"><h2>Related items</h2><div class="view"><ul><li><a href="#">A festival by the river</a></li><li><a href="#">Crafts of the steppe</a></li></ul></div></section></aside>
</div></main><footer role="contentinfo"><div class="region region-footer"><p>Regional office. Contact, terms, data protection.</p></div></footer></div></div></body></html>`;

/** Serves an article with an embed at `src`, opens it, and waits for the embed; gives the page, the frame and its server. */
export async function host({ newPage, serve, origin }, src, { headers, page: view = {}, theme, head, ...rest } = {}) {
  const body = article(iframe(new URL(src, origin).href, rest), { theme, head });
  const server = await serve({ '/article': { body, type: 'text/html', headers } });
  const page = await newPage(view);
  // Another name for the same machine is another site: the embed is a third party, whose storage the browser blocks.
  await page.goto(server.url('/article').replace('127.0.0.1', 'localhost'));
  return { page, server, frame: await embedOf(page, origin) };
}

/** The frame of the embed in a page. */
export const embedOf = (page, origin) => until(() => page.frames().find((one) => one.url().startsWith(origin)), Boolean, 'the embed');
