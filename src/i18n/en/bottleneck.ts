export const bottleneck = {};
