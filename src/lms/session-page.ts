/** When a page is hidden, left, or come back to. */
import type { Clock } from "./session-time.js";

export interface Moments {
  /** Perhaps for ever: a phone says no more than this. */
  hidden: () => void;
  left: () => void;
  /** By the browser's back button, from its cache. */
  back: () => void;
  /** The network is there again. */
  online: () => void;
}

/** Until what it gives is aborted. */
export function watchPage(clock: Clock, { hidden, left, back, online }: Moments): AbortController {
  const watch = new AbortController();
  const { signal } = watch;
  const onVisibility = () => {
    clock.run(!document.hidden);
    if (document.hidden) hidden();
  };
  const onHide = () => {
    clock.run(false);
    left();
  };
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    clock.run(!document.hidden);
    back();
  };
  document.addEventListener("visibilitychange", onVisibility, { signal });
  addEventListener("pagehide", onHide, { signal });
  addEventListener("pageshow", onShow, { signal });
  addEventListener("online", () => online(), { signal });
  return watch;
}
