/** Resolved colours for canvases. Names are the design tokens' (see core/tokens.ts). */
export type Rgb = readonly [red: number, green: number, blue: number];

export interface Palette {
  /** As CSS colours. */
  readonly colours: Readonly<Record<string, string>>;
  /** The same as channels, 0 to 255. */
  readonly rgb: Readonly<Record<string, Rgb>>;
  /** Forced colours are on: signs and classes need shape, not hue. */
  readonly forced: boolean;
}
