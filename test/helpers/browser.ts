/** What only the browser's driver can do: real keys and pointers, window size, media features, the network. */
import { executeServerCommand, setViewport as setViewportOnce } from "@web/test-runner-commands";

export { a11ySnapshot, sendKeys, sendMouse } from "@web/test-runner-commands";

export interface Media {
  colorScheme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
  contrast?: "more" | "less" | "no-preference";
  forcedColors?: "active" | "none";
  media?: "screen" | "print";
}

/** The window that every test starts with, CSS px. */
const VIEWPORT = { width: 800, height: 600 };

const undo = new Map<string, () => Promise<unknown>>();

/** One method of the Chrome DevTools protocol on this page, in a session that stays open. */
export function cdp<T = unknown>(method: string, params: object = {}): Promise<T> {
  return executeServerCommand("ae:cdp", { method, params });
}

/** Sets the window's inner size in CSS px until the end of the test. */
export async function setViewport(size: { width: number; height: number }): Promise<void> {
  undo.set("viewport", () => setViewportOnce(VIEWPORT));
  await setViewportOnce(size);
}

/** Sets media features and type until the end of the test; what is not named is as without emulation. */
export async function emulateMedia({ media = "screen", ...features }: Media): Promise<void> {
  undo.set("media", () => cdp("Emulation.setEmulatedMedia", { media: "", features: [] }));
  const names = {
    colorScheme: "prefers-color-scheme",
    reducedMotion: "prefers-reduced-motion",
    contrast: "prefers-contrast",
    forcedColors: "forced-colors",
  } as const;
  const list = Object.entries(features).map(([key, value]) => ({ name: names[key as keyof typeof names], value }));
  await cdp("Emulation.setEmulatedMedia", { media, features: list });
}

/** Lets requests whose address matches one of the patterns (`*` stands for anything) fail until the end of the test. */
export async function block(...patterns: string[]): Promise<void> {
  undo.set("block", async () => {
    await cdp("Network.setBlockedURLs", { urls: [] });
    await cdp("Network.setCacheDisabled", { cacheDisabled: false });
  });
  await cdp("Network.enable");
  await cdp("Network.setCacheDisabled", { cacheDisabled: true });
  await cdp("Network.setBlockedURLs", { urls: patterns });
}

/** A finger put down at the first point, moved through the others and lifted. Viewport coordinates in CSS px. */
export async function touchDrag(...points: readonly { x: number; y: number }[]): Promise<void> {
  undo.set("touch", () => cdp("Emulation.setTouchEmulationEnabled", { enabled: false }));
  await cdp("Emulation.setTouchEmulationEnabled", { enabled: true });
  const [first, ...rest] = points;
  await cdp("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [first] });
  for (const point of rest) await cdp("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [point] });
  await cdp("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** Undoes the emulations of this file; called after each test, because pages are used again. */
export async function resetEmulation(): Promise<void> {
  const steps = [...undo.values()];
  undo.clear();
  for (const step of steps) await step();
}
