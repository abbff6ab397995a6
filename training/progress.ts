import type { LoopProgress } from "./loop.js";

const WIDTH = 24;

/** Draws a bar on a terminal, or a line for every twentieth of the run elsewhere. */
export function progressBar(id: string): (p: LoopProgress) => void {
  const live = process.stderr.isTTY;
  let drawn = -1;
  let before = { share: -1, at: 0 };
  return ({ epoch, epochs, share, loss, validation, seconds }) => {
    if (before.share < 0) before = { share, at: seconds };
    const part = Math.floor(share * (live ? 1000 : 20));
    if (part === drawn) return;
    drawn = part;
    const full = Math.round(share * WIDTH);
    const speed = (seconds - before.at) / (share - before.share || 1);
    const left = share > before.share ? `, ${duration((1 - share) * speed)} left` : "";
    const checked = Number.isFinite(validation) ? `, validation ${validation.toPrecision(5)}` : "";
    const text = `${id} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} epoch ${epoch} of ${epochs}, loss ${loss.toPrecision(5)}${checked}${left}`;
    process.stderr.write(live ? `\r\x1b[2K${text}${share >= 1 ? "\n" : ""}` : `${text}\n`);
  };
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
