// When a person has finished typing in a field: on Enter, on leaving it, or when nothing was typed for a while. Only then
// is said what is wrong with a text that might still have become right (src/present/typing.h).

const pause = 1500; // ms

// settle() tells the application; isResting() says whether what was pressed on the canvas has had its frame.
export function watchTyping({ root, settle, isResting }) {
  const isField = (target) => target?.matches?.('input[type="text"]') === true;
  let typing = false;
  let timer = 0;
  let pressing = false;
  let ended = false;

  function end() {
    clearTimeout(timer);
    ended = false;
    if (!typing) return;
    typing = false;
    settle();
  }

  // An error moves what stands below it: not while that is being pressed.
  function endWhenDone() {
    if (!ended || pressing) return;
    if (isResting()) end();
    else requestAnimationFrame(endWhenDone);
  }

  function endSoon() {
    ended = true;
    endWhenDone();
  }

  root.addEventListener('input', (event) => {
    if (!isField(event.target)) return;
    typing = true;
    ended = false;
    clearTimeout(timer);
    timer = setTimeout(endSoon, pause);
  });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && isField(event.target)) end();
  });
  root.addEventListener('focusout', (event) => {
    if (!typing || !isField(event.target)) return;
    setTimeout(endSoon); // after a patch that took the field away, and after the click
  });
  window.addEventListener('mousedown', () => { pressing = true; }, { capture: true, passive: true });
  window.addEventListener('mouseup', () => {
    pressing = false;
    setTimeout(endWhenDone);
  }, { capture: true, passive: true });
}
