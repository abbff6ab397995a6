export const formula = {};
