// For pages that show the guide in <iframe data-massage-or-pt>: each frame gets the height of what is in it,
// and its events. Messages count only from the window and the origin of such a frame.
{
  const TYPE = 'massage-or-pt';

  const forEachFrame = (act) => {
    const frames = document.querySelectorAll('iframe[data-massage-or-pt]');
    for (let i = 0; i < frames.length; i++) act(frames[i]);
  };

  // There is nothing in it that anyone may not know.
  const sayHello = (frame) => frame.contentWindow?.postMessage({ type: TYPE, hello: true }, '*');

  // A sandboxed frame has an origin of its own, which browsers call null.
  const originOf = ({ sandbox, src, attributes }) =>
    attributes.sandbox && !sandbox.contains('allow-same-origin') ? 'null' : new URL(src, document.baseURI).origin;

  const setHeight = (frame, height) => {
    const css = getComputedStyle(frame);
    const px = (name) => parseFloat(css[name]) || 0;
    const around = css.boxSizing === 'border-box'
      ? px('borderTopWidth') + px('borderBottomWidth') + px('paddingTop') + px('paddingBottom') : 0;
    frame.style.setProperty('height', `${Math.ceil(height) + around}px`, 'important');
  };

  const hear = (frame, { ready, height, event, detail }) => {
    if (ready) sayHello(frame);
    if (height > 0 && height < 1e5) setHeight(frame, height);
    if (!/^mpt-[a-z]+$/.test(event)) return;
    // A new page: its beginning must not stay above what the visitor sees.
    if (/-(step|outcome)$/.test(event) && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
    frame.dispatchEvent(new CustomEvent(event, { bubbles: true, detail }));
  };

  addEventListener('message', ({ source, origin, data }) => {
    if (data?.type !== TYPE || !source) return;
    forEachFrame((frame) => {
      if (frame.contentWindow === source && originOf(frame) === origin) hear(frame, data);
    });
  });
  forEachFrame(sayHello);
}
