/** The built-in lesson: the loop, training, what the bottleneck forces. */
export const lessonLearning = {
  loopTitle: "Once round, in two minutes",
  loopShort: "Once round",
  loopAll:
    "Everything so far in one go: a digit goes in, a code comes out of the encoder, the decoder paints, the loss compares, and every weight moves a little. Stop anywhere, and drag back to any moment; the numbers are computed while you watch.",
  loopFigure: "The figure: a digit on its way through encoder, code, decoder, loss and one update, with captions.",

  trainingTitle: "Watch it learn",
  trainingShort: "Training, live",
  trainingDescent:
    "[[Gradient descent]] lowers the loss by one small step after another. It can't move the painted pixels themselves. What it moves are the [[parameters]], {theta} of the encoder and {phi} of the decoder, all at once and each in the direction in which the loss falls.",
  trainingFormula: "The formula: each parameter moves against its gradient, by the learning rate.",
  trainingLive:
    "Below, an encoder and a decoder that know nothing can be trained in this page: press Train. At first every digit comes back as noise, then all of them as the same blur, a kind of average. Then strokes come through, one digit after the other.",
  trainingFigure: "The figure: an autoencoder that trains while you watch, with its loss and the same ten digits getting sharper.",
  trainingCurves:
    "There are two curves. One is the loss on the digits that it is trained on, the other on digits that are [[held out]]. If the first goes on falling and the second no longer does, it has begun to learn its examples by heart, which is called [[overfitting]]. Try a [[learning rate]] that is far too high as well; you can always start again.",

  bottleneckTitle: "What the bottleneck forces",
  bottleneckShort: "The bottleneck",
  bottleneckCopy:
    "Make the middle as wide as the picture, and the task is trivial: hand every pixel through. That is the [[identity]], and its loss is zero without anything having been learnt. The figure puts it beside the narrow network. Feed both of them noise. The one without a bottleneck returns it perfectly, and that is just what is wrong with it.",
  bottleneckFigure: "The figure: the same input through a narrow middle and through none, with digits, letters and noise.",
  bottleneckCaption: "Choose noise, then a letter, and compare the two copies.",
  bottleneckKeep:
    "Through the narrow middle nothing can be copied. The encoder has to find a summary from which the decoder can still paint, and with so few numbers each must win back as much ink as it can. That favours what many digits share: strokes, their slant, a loop, an open end. A speck that is here in one picture and there in the next is not worth a number. So the pair holds on to what makes good copies and lets the rest go.",
  bottleneckLetter:
    "With few numbers a letter comes back as something like a digit, because digits are all that the decoder has ever painted; with more of them, more of the letter gets through. All the pictures that it *can* paint from a short code make up a thin sheet among all possible pictures, the [[manifold]] that it has learnt. Three uses and one failure follow from that sheet.",
};
