/** Whether a reader of this page was asked for the prediction; known to the first picture, which keeps a place for the question. */
export const page = { asked: false };
