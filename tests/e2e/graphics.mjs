// The tests' browser has no graphics card: WebGL2 is done by the processor, and the app then draws on a 2D canvas. Here
// is how a page is made to take it for a card, or to have no WebGL2 at all.

/** Hides from every page of the browser context that no card stands behind WebGL2, so that it is drawn with. */
export const withCard = (page) =>
  page.addInitScript(() => {
    const original = WebGL2RenderingContext.prototype.getExtension;
    WebGL2RenderingContext.prototype.getExtension = function (name) {
      return name === 'WEBGL_debug_renderer_info' ? null : original.call(this, name);
    };
  });

/** Takes WebGL2 from every page of the browser context. */
export const withoutWebgl = (page) =>
  page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
    };
  });
