/** Words of the quiz that `ae-quiz` asks when an author brings none. TeX stands between `$`; `\q{z}{…}` gives it the colour of the code. */
export const lesson = {
  title: "Questions on autoencoders",
  narrow: {
    prompt: "An autoencoder has to squeeze every image through a few numbers. Why does that make its encoder learn useful features?",
    options: {
      speed: {
        text: "Fewer numbers make the network faster, and a faster network learns more.",
        feedback: "Speed is not in the loss. What a short code changes is what the network can afford to keep.",
      },
      carry: {
        text: "The decoder sees nothing else, so they must say what it takes to draw the image again.",
        feedback: "Numbers are scarce, so each must win back as many pixels as it can. What wins most is what tells digits apart.",
      },
      labels: {
        text: "The encoder is told which digit each image shows.",
        feedback: "Nobody tells it. Like digits end up together because describing them alike saves error.",
      },
      filter: {
        text: "The narrow layer takes the noise out before the encoder sees the image.",
        feedback: "The encoder sees every pixel. Noise is lost after it: it would cost many numbers and win back few pixels.",
      },
    },
    explanation: "Without the squeeze, copying would do, and a copy needs no features.",
    try: "Pull $\\q{z}{k}$ down step by step: first the style of the stroke goes, then the digit itself.",
  },
  factor: {
    prompt: "A digit has 784 pixels; its code $\\q{z}{z}$ has 32 numbers. How many times fewer is that?",
    unit: "times",
    options: {
      difference: { text: "752", feedback: "That is how many numbers were saved. The factor says how often 32 goes into 784: divide." },
      share: { text: "0.041", feedback: "That is the share that is left, 32 of 784. The factor is the other way up." },
      code: { text: "32", feedback: "That is the length of the code. Divide the pixels by it." },
    },
    explanation: "784 / 32 = 24.5. With 8 numbers it would be 98.",
    try: "Set $\\q{z}{k}$ to 32 and read the factor under the code.",
  },
  wide: {
    prompt: "Now the middle is as wide as the image: 784 numbers, no squeeze. What can be expected after training?",
    options: {
      zero: { text: "The error can fall to zero.", feedback: "A copy makes no error, and nothing stands in its way." },
      sorted: {
        text: "The code sorts digits better than a short one, because it holds more.",
        feedback: "It holds more and says less: passing pixels on needs no idea of what a digit is.",
      },
      noise: { text: "Random noise comes back as faithfully as a digit.", feedback: "Who copies does not look at what is copied." },
      letters: {
        text: "A letter comes back as a digit.",
        feedback: "That is what a short code does: it can only speak of digits. A copier hands the letter back.",
      },
    },
    explanation: "The lowest error is not the aim. What we want is the description that a short code forces.",
    try: "Compare with “no bottleneck”, and give both a letter or noise.",
  },
  loss: {
    prompt:
      "Five pixels $\\q{x}{x}$ of 0.9, 0.1, 0.7, 0.3 and 0.5 come back as $\\q{xhat}{\\hat{x}}$ with 0.8, 0.2, 0.6, 0.4 and 0.5. What is the mean squared error $\\q{L}{L}$?",
    options: {
      sum: { text: "0.04", feedback: "That is the sum of the squares. The mean is over five pixels." },
      four: { text: "0.01", feedback: "That is the mean of the four that differ. The fifth counts too, with error 0." },
      absolute: { text: "0.08", feedback: "That is the mean distance. Square each difference before adding." },
      distance: { text: "0.4", feedback: "Those are the distances, added up. Square each, then take the mean." },
    },
    explanation: "Four differences of 0.1 give four squares of 0.01, and 0.04 / 5 = 0.008.",
    try: "The calculator starts with these five pixels. Move one bar and see whose square grows.",
  },
  step: {
    prompt: "What happens in one step of training?",
    options: {
      encode: {
        text: "The encoder $\\q{theta}{f_\\theta}$ turns an image $\\q{x}{x}$ into a code $\\q{z}{z}$.",
        feedback: "It all begins with an image; without a code the decoder has nothing to draw.",
      },
      decode: {
        text: "The decoder $\\q{phi}{g_\\phi}$ draws an image $\\q{xhat}{\\hat{x}}$ from the code alone.",
        feedback: "The decoder needs the code, and the comparison needs what it draws.",
      },
      compare: {
        text: "The loss $\\q{L}{L}$ compares the two images pixel by pixel.",
        feedback: "Two images must be there to be compared.",
      },
      gradient: {
        text: "The gradient tells for each weight which way the loss falls.",
        feedback: "The gradient is taken of the loss, so the loss comes first.",
      },
      update: {
        text: "All weights $\\q{theta}{\\theta}$ and $\\q{phi}{\\phi}$ move a little that way.",
        feedback: "Weights only move once it is known which way.",
      },
    },
    explanation: "Then the next images come, and the same five things happen again, thousands of times.",
    try: "“One step downhill” does the last two on five pixels, with the gradient drawn as arrows.",
  },
  holes: {
    prompt: "Make up 32 numbers at random and hand them to the decoder of a plain autoencoder: mostly a smudge comes out. Why?",
    options: {
      small: {
        text: "The decoder has too few weights to draw every possible code.",
        feedback: "It draws the codes that it was trained on well. It was never asked about yours.",
      },
      mixture: {
        text: "Random numbers are noise, and the decoder passes noise on.",
        feedback: "Nothing is passed on: each code has one fixed picture, and that of a code which no image has is up to chance.",
      },
      nobody: {
        text: "No training image has a code near there, so the loss never asked for anything sensible.",
        feedback: "The loss only looks at codes of images. Between and beyond them the decoder may draw what it likes.",
      },
      overlap: {
        text: "The codes of different digits overlap there.",
        feedback: "Where they overlap you get something between two digits, still made of strokes.",
      },
    },
    explanation: "A variational autoencoder is trained so that codes fill a known region, and then the dice have somewhere to fall.",
    try: "Move the cursor over the empty parts of the map and see how far the nearest real digit is.",
  },
  squeeze: {
    prompt: "Find an image that survives a code of at most 4 numbers: it must come back with a mean squared error of at most 0.02.",
    explanation: "How many numbers an image needs depends on the image: strokes that many digits share are cheap.",
    try: "Set $\\q{z}{k}$ to 4. Which digit has the fewest ways to be written?",
  },
  findEight: {
    prompt: "Find a point on the map that decodes to an 8.",
    explanation: "You moved two numbers and drew a digit: that is all the decoder needs.",
    try: "The map shows where real 8s lie. Begin among them.",
  },
  lower: {
    prompt: "Bring the loss below 0.002 without touching the input.",
    explanation: "Each step against the gradient takes most where the error is largest. Training does nothing else, with more pixels.",
    try: "Move the bars of $\\q{xhat}{\\hat{x}}$ yourself, or press “one step downhill” until it is enough.",
  },
  alarm: {
    prompt: "Set the threshold so that no normal digit raises an alarm, and still at least 3 in 10 of the damaged ones are caught.",
    explanation: "The price of no false alarm is what slips through: every threshold trades one mistake for the other.",
    try: "Move the threshold just past the last normal digit and read how many are missed.",
  },
};
