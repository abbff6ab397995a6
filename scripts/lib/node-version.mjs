/** Imported first by every command: an old Node gets a sentence instead of a stack of errors. */
const NEEDED = [20, 19];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `ae-elements needs Node ${NEEDED.join(".")} or newer; this is Node ${process.versions.node}. Get a current one from https://nodejs.org`,
  );
  process.exit(1);
}
