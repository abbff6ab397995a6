/** The built-in lesson: the fatal flaw, the map, the questions. */
export const lessonLimits = {
  flawTitle: "The fatal flaw",
  flawShort: "The fatal flaw",
  flawTempting:
    "It is tempting to run the decoder alone: make up a code, and get a digit that nobody has written. But the plain autoencoder was asked for good copies and for nothing else. It puts codes wherever copying comes cheapest. Nothing asks that like pictures get like codes, and nothing fills the space between them.",
  flawRoll:
    "So roll dice for a code of 32 numbers. The usual dice are the [[standard normal]]: each number for itself, around 0, with variance 1.",
  flawFormula: "The formula: z is drawn from a standard normal distribution.",
  flawFigure: "The figure: codes rolled at random and decoded, by a plain and by a variational autoencoder.",
  flawHoles:
    "Most rolls of the plain autoencoder give no digit. The dice know nothing of where the codes of real digits lie, and what the decoder makes of other places nobody ever marked. A part of it is mere scale, and goes away with dice of the right size. The rest does not: codes lie in the [[latent space]] in no order that dice could follow.",
  flawFix:
    "The cure is to make the order part of the task. The [[VAE|variational autoencoder]], beside it, is trained to place its codes as the dice fall, and pays for that with blurrier copies. Then a roll lands where its decoder is at home. How it is built is a lesson of its own.",

  mapTitle: "A map of the codes",
  mapShort: "The map",
  mapTwo:
    "A space of 32 dimensions can't be drawn, one of two can. Here are digits that the networks were not trained on, each squeezed to two numbers and coloured by its class. Walk from one to the other. Neighbours look alike, classes run into each other without any plan, and wide stretches hold no picture that anybody would write.",
  mapFigure: "The figure: digits as points on a map of two-number codes, and the digit that the decoder paints under the cursor.",
  mapFair:
    "The dotted rings are the dice. The variational autoencoder was asked to fill them, the plain one was not. Do not read too much into its pictures, though. With two numbers there is so little room that most samples of the plain autoencoder are digit-like as well; what differs more is how evenly the plane is used. With 32 it is as you rolled it above.",

  quizTitle: "Check yourself",
  quizShort: "Questions",
  quizHow:
    "Some of these are answered in words and some on the models above, which grade you. A wrong answer is an experiment: try it out.",
  quizFigure: "The questions: what the bottleneck does, what a loss counts, and where it all fails.",
};
