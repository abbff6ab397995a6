export const lossCalculator = {};
