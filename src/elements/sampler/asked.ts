/** One page asks for a prediction once; Reset asks again. Apart, because the first picture has to know. */
export const page = { asked: false };

/** For tests: the question may be asked again on this page. */
export function forgetPredictions(): void {
  page.asked = false;
}
