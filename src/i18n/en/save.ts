/** Word of the control that saves a figure's picture and data; what it opens is in save-menu.ts. */
export const save = {
  save: "Save",
  /** What it opens did not arrive. */
  lost: "It did not arrive: press again.",
};
