/** The few functions of culori that the tests call; the package has no types. */
declare module "culori" {
  export interface Color {
    mode: string;
    [channel: string]: number | string | undefined;
  }
  export function converter(mode: "rgb"): (color: string | Color) => Color;
  export function differenceCiede2000(): (a: string | Color, b: string | Color) => number;
  export function filterDeficiencyProt(severity: number): (color: Color) => Color;
  export function filterDeficiencyDeuter(severity: number): (color: Color) => Color;
  export function filterDeficiencyTrit(severity: number): (color: Color) => Color;
  export function wcagContrast(a: string | Color, b: string | Color): number;
}
