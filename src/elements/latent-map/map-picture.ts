/** The two canvases of one map: what seldom changes below, what follows the hand above. Repaints only what has changed. */
import type { Palette } from "../../draw/palette.js";
import type { paintDrawn } from "../../draw/drawn.js";
import { paintCursor, paintNumerals, paintPath, paintRings } from "../../draw/plane.js";
import { densityOf } from "../../draw/density.js";
import { paintScatter, pointRadius, type PlotArea, type Points } from "../../draw/scatter.js";
import type { paintTiles } from "../../draw/tiles.js";
import type { ImageShape } from "../../model/api.js";
import { linear } from "../../math/scale.js";
import { GRID_SIDE, PATH_STEPS, type Point, type Window } from "./latent-map.logic.js";
import type { OwnMap } from "./own-map.js";
import type { Dice } from "./code-map.js";
import type { NumeralPlaces } from "./numerals.js";

/** Painters that come with the rest of the tag. */
export interface Extras {
  paintTiles: typeof paintTiles;
  paintDrawn: typeof paintDrawn;
}

export interface MapView {
  window: Window;
  palette: Palette;
  points: Points;
  numerals: NumeralPlaces;
  /** Of the tag's text. */
  fontFamily: string;
  rings: boolean;
  /** What the rings are of; null: N(0, I). */
  dice: Dice | null;
  /** Names its own classes, and the places on its plane. */
  author: OwnMap | null;
  /** Of the grid's cells. */
  shape: ImageShape;
  grid: { images: Float32Array; done: number } | null;
  pointsAsNumerals: boolean;
  lit: number | null;
  cursor: Point | null;
  nearest: { at: Point; label: number } | null;
  path: readonly [Point, Point] | null;
  own: { at: Point; name: string } | null;
  /** Null: no grid and no own digit yet. */
  extras: Extras | null;
}

/** Ink of the decoded grid: the only picture that is smoothed and faint. */
const GRID_STRENGTH = 0.28;
/** Narrower maps carry no text. */
const SMALLEST_WITH_TEXT = 140;

export function plotArea(side: number, { centre: [z1, z2], half }: Window): PlotArea {
  return { side, x: linear([z1 - half, z1 + half], [0, side]), y: linear([z2 - half, z2 + half], [side, 0]) };
}

export class MapPicture {
  #painted: readonly unknown[] = [];
  #tiles: { key: readonly unknown[]; canvas: HTMLCanvasElement | null } = { key: [], canvas: null };

  paint(base: HTMLCanvasElement, overlay: HTMLCanvasElement, view: MapView): void {
    const side = base.clientWidth;
    if (side === 0) return;
    const density = densityOf(base);
    const area = plotArea(side, view.window);
    const { palette, points, numerals, rings, dice, grid, pointsAsNumerals, lit, fontFamily } = view;
    const key = [
      base,
      side,
      density,
      view.window,
      palette,
      points,
      numerals,
      rings,
      dice,
      grid,
      grid?.done,
      pointsAsNumerals,
      lit,
      fontFamily,
    ];
    if (!same(key, this.#painted)) {
      this.#painted = key;
      const context = fresh(base, side, density);
      if (context) this.#paintBase(context, area, view);
    }
    const context = fresh(overlay, side, density);
    if (context) paintOverlay(context, area, view);
  }

  #paintBase(context: CanvasRenderingContext2D, area: PlotArea, view: MapView): void {
    const { palette, grid, lit, numerals, fontFamily, extras, author } = view;
    const { side } = area;
    const roomy = side >= SMALLEST_WITH_TEXT;
    if (grid && extras) {
      const tiles = this.#tilesOf(grid, view, extras);
      if (tiles) {
        context.imageSmoothingEnabled = true;
        context.drawImage(tiles, 0, 0, side, side);
      }
    }
    const numeralFont = view.pointsAsNumerals && roomy ? `600 9px ${fontFamily}` : undefined;
    paintScatter(context, view.points, { area, palette, radius: pointRadius(side), lit, numeralFont, names: author?.initials });
    if (view.rings) paintRings(context, area, palette, roomy ? `12px ${fontFamily}` : "", view.dice);
    if (!roomy) return;
    if (author) author.paint(context, area, view);
    else paintNumerals(context, area, palette, numerals, lit, `700 ${side > 400 ? 22 : 19}px ${fontFamily}`);
  }

  #tilesOf(grid: { images: Float32Array; done: number }, { palette, shape }: MapView, { paintTiles }: Extras): HTMLCanvasElement | null {
    const key = [grid.images, grid.done, palette];
    if (!same(key, this.#tiles.key))
      this.#tiles = { key, canvas: paintTiles(grid.images, GRID_SIDE, grid.done, GRID_STRENGTH, palette, shape) };
    return this.#tiles.canvas;
  }
}

function paintOverlay(
  context: CanvasRenderingContext2D,
  area: PlotArea,
  { palette, path, own, cursor, nearest, fontFamily, extras }: MapView,
): void {
  const roomy = area.side >= SMALLEST_WITH_TEXT;
  if (path && roomy) paintPath(context, area, palette, path, PATH_STEPS);
  if (cursor) paintCursor(context, area, palette, cursor, nearest);
  if (own) extras?.paintDrawn(context, area, palette, own.at, own.name, roomy ? `600 13px ${fontFamily}` : "");
}

/** An empty canvas of side · side CSS pixels. */
function fresh(canvas: HTMLCanvasElement, side: number, density: number): CanvasRenderingContext2D | null {
  const pixels = Math.round(side * density);
  if (canvas.width !== pixels || canvas.height !== pixels) canvas.width = canvas.height = pixels;
  const context = canvas.getContext("2d");
  context?.setTransform(pixels / side, 0, 0, pixels / side, 0, 0);
  context?.clearRect(0, 0, side, side);
  return context;
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((v, i) => v === b[i]);
}
