/** How much is read of an author's files, in bytes; what is longer is not read to its end. */
export const MANIFEST_BYTES = 1e6;
export const MODEL_JSON_BYTES = 8e6;
/** Of all weights of a model together. */
export const WEIGHTS_BYTES = 64e6;
export const DATA_BYTES = 64e6;
/** Numbers of all images of a data set together. */
export const DATA_NUMBERS = 1 << 24;
export const MOST_CLASSES = 64;
/** Files that the weights of one network are cut into. */
export const MOST_SHARDS = 256;

export const megabytes = (bytes: number): string => `${Number((bytes / 1e6).toPrecision(3))} MB`;
