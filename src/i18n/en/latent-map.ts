export const latentMap = {};
