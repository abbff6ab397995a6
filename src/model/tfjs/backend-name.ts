/** What networks run on. In a file of its own: the library's declarations name it, and lead to none of TensorFlow.js's through it. */
export type BackendName = "wasm" | "cpu";
