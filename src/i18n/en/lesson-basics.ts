/** The built-in lesson: the refresher, the idea, the loss. The marks are those of content/lesson/inline.ts. */
export const lessonBasics = {
  refresherTitle: "A refresher: squared error",
  refresherShort: "Squared error",
  refresherSquare:
    "A [[pixel]] should be 0.8 and the guess is 0.5. The guess is off by 0.3, and its *squared error* is 0.3\u00a0×\u00a00.3\u00a0=\u00a00.09. Had it been off by 0.1, it would cost 0.01: a third of the miss, a ninth of the price. Squaring forgives small slips and punishes large ones.",
  refresherMean:
    "Do this for every number of a list and average, and you have the [[mean squared error]], MSE for short. A network that is trained to make it small is pulled towards its targets.",

  ideaTitle: "The idea",
  ideaShort: "The idea",
  ideaTask:
    "Take a handwritten digit: 28 by 28 pixels, 784 numbers. Now describe it in eight numbers, so well that somebody who has never seen it can paint it again. That is the whole job of an [[autoencoder]], and two networks share it. The [[encoder]] {f} turns the picture {x} into a short list of numbers, its [[latent code]] {z}. The [[decoder]] {g} paints a picture {xhat} from that list alone.",
  ideaFormula: "The formula: the code is what the encoder makes of the picture; the reconstruction is what the decoder makes of the code.",
  ideaForget:
    "To be given a picture and hand it back sounds like going round in a circle. The point is the narrow place half-way, the [[bottleneck]]. The list is too short to hold the pixels, so the pair has to find out what is worth keeping and what may be forgotten. Nobody tells it what the numbers should mean.",
  ideaFigure: "The figure: a digit is squeezed through a few numbers and painted again, and you hold the number of numbers.",
  ideaCaption:
    "Pull {k} to the left and watch what goes first. In the error picture, blue is ink that was lost and rust is ink that was invented. [[PCA]] is the best that any *linear* encoder and decoder can do with {k} numbers.",
  ideaFactor:
    "At {k}\u00a0=\u00a032 the code is 784\u00a0÷\u00a032\u00a0=\u00a024.5 times shorter than the picture, at eight numbers 98 times. The same recipe is used for the [[compression]] of data, for cleaning pictures, and for noticing that a machine no longer sounds as it should. It is also the way in to the models that make new pictures, because one can see so well where it fails at that.",

  lossTitle: "What a mistake costs",
  lossShort: "The loss",
  lossNumber:
    "Training needs one number that says how wrong the copies are. Here it is the squared error again, as the [[loss]] {L}: how far the [[reconstruction]] {xhat} is from {x}, over all the examples that the pair is trained on.",
  lossFormula: "The formula: L is the mean, over n examples, of the squared distance between an example and its reconstruction.",
  lossRead:
    "Read it from the inside. Take one example, the one with number *i*. Subtract its reconstruction pixel by pixel, square each difference, add them all up: that is what the double bars with the small 2 say. Then take the mean over the {n} examples.",
  lossExample:
    "Now with numbers. Five pixels are 0.9, 0.1, 0.7, 0.3 and 0.5; the reconstruction says 0.8, 0.2, 0.6, 0.4 and 0.5. Four of them miss by 0.1 and cost 0.01 each, the fifth is right. The squared errors add up to 0.04, and shared out over five pixels the loss is 0.04\u00a0÷\u00a05\u00a0=\u00a00.008.",
  lossFive: "The sum: four squared errors of 0.01 and one of 0 make 0.04; divided by five pixels, 0.008.",
  lossTwoMeanings: "Did you notice that two different things were counted? It is worth a stop, because {n} often stands for either.",
  lossExamplesName: "In the formula, {n} counts examples.",
  lossExamples:
    "The error of each example is summed over its pixels and then averaged over examples. Our five pixels are a single example, so {n}\u00a0=\u00a01, and by the formula the loss is 0.04.",
  lossPixelsName: "In the worked example, the 5 counts pixels.",
  lossPixels: "There is one picture, and its sum is shared out over its pixels: 0.04\u00a0÷\u00a05\u00a0=\u00a00.008.",
  lossBoth:
    "Both habits are common and neither is wrong. For pictures of one size the two differ by a fixed factor, the number of pixels, so whatever makes the one small makes the other small. But a loss of 0.04 and one of 0.008 can be the same picture; ask what was divided by what. The calculator shows both. Where the other figures of this lesson say MSE, it is the mean over pixels.",
  lossFigure: "The figure: five pixels, their reconstruction, each squared error, and the loss, all of them to be moved.",
  lossDownhill:
    "The arrows are the [[gradient]]: for every painted pixel, the way downhill. Press the button for a step, and the loss falls. Then make the steps longer until one overshoots.",
  lossBinary:
    "When pixels are black or white and nothing between, a painted value can be read as the *probability* of ink, and [[binary cross-entropy]] is then the natural loss. Switch to it and round {x} to 0 and 1 to see why: only then can it reach zero.",
};
