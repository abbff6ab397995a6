import type { Dataset } from "../api.js";
import type { LoadTools } from "../page-pool.js";
import { Script } from "../script.js";
import { broken } from "./errors.js";
import { DATA_BYTES, DATA_NUMBERS, MOST_CLASSES } from "./limits.js";
import { readBytes, type Reading } from "../read.js";

const sprite = new Script(() => import("../sprite.js"));

const MOST_SIDE = 64;

/**
 * The images of a sprite file.
 * @throws ModelError "network" where it does not arrive, "integrity" where it is no sprite, or one that is too large
 */
export async function loadData(address: string, loading: Omit<Reading, "onBytes"> & Pick<LoadTools, "report">): Promise<Dataset> {
  const onBytes = (loaded: number, length = 0) => loading.report({ loaded, total: length && Math.max(loaded, length) });
  const [{ parseSprite }, bytes] = await Promise.all([
    sprite.load(),
    readBytes({ what: "The file of images", address }, DATA_BYTES, { ...loading, onBytes }),
  ]);
  const wrong = (why: string, cause?: unknown) => broken(`The file of images ${address} cannot be used: ${why}.`, cause);
  let parsed: Awaited<ReturnType<typeof parseSprite>>;
  try {
    parsed = await parseSprite(bytes.buffer, DATA_NUMBERS);
  } catch (cause) {
    throw wrong((cause as Error).message, cause);
  }
  const { count, width, height, channels, images, labels, classes } = parsed;
  if (width > MOST_SIDE || height > MOST_SIDE)
    throw wrong(`its images are ${width} × ${height}; at most ${MOST_SIDE} × ${MOST_SIDE} are read`);
  const most = labels.reduce((a, b) => Math.max(a, b), 0);
  if (most >= MOST_CLASSES) throw wrong(`it has a class ${most}; at most ${MOST_CLASSES} classes are read, from 0`);
  const names = classes.length > 0 ? classes : Array.from({ length: most + 1 }, (_, label) => String(label));
  return { id: address, count, width, height, channels, inputSize: width * height * channels, images, labels, classes: names };
}
