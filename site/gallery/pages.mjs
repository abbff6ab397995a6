/**
 * What the gallery says of each tag. Attributes, properties and events come from the custom-elements manifest; this file holds
 * only what a manifest can't: the idea, what to try, and variants that are worth seeing alive.
 */
export const pages = [
  {
    tag: "ae-bottleneck",
    heading: "Squeeze a digit",
    idea: "784 pixels become k numbers and have to become the picture again. What is worth keeping?",
    html: "<ae-bottleneck></ae-bottleneck>",
    tries: [
      "Pull the slider from 64 down to 1. The style of the stroke goes first, then the class of the digit.",
      "Drag one number of the code and watch a different digit come out.",
      "Choose “A letter”. At eight numbers a digit comes back, because digits are all that the decoder knows. At 64 the letter gets through.",
      "Compare with no bottleneck and feed it noise: a perfect copy, and nothing learnt.",
    ],
    variants: [
      {
        title: "An assignment: two numbers, compared with PCA",
        html: '<ae-bottleneck k="2" digit="7" compare="pca" hide="draw letter noise"></ae-bottleneck>',
      },
    ],
  },
  {
    tag: "ae-loss-calculator",
    heading: "Five pixels and the size of a mistake",
    idea: "The loss is one number made of many small ones, and it can be pushed downhill.",
    html: "<ae-loss-calculator></ae-loss-calculator>",
    tries: [
      "Read the worked example: squared errors that sum to 0.04, and 0.04 ÷ 5 = 0.008.",
      "Drag a rust bar away from its blue neighbour: the square beside it grows with the gap, its area with the gap’s square.",
      "Press “One step downhill” a few times. Then raise the step size until it overshoots.",
      "Switch to BCE and make x binary: only then can it reach zero.",
    ],
    variants: [
      {
        title: "Binary pixels and cross-entropy",
        html: '<ae-loss-calculator loss="bce" x="1, 0, 1, 0" reconstruction="0.9, 0.2, 0.6, 0.1"></ae-loss-calculator>',
      },
    ],
  },
  {
    tag: "ae-latent-map",
    heading: "Two thousand digits on a map",
    idea: "Every digit becomes two numbers. Neighbours look alike, classes overlap, and large regions decode to nothing.",
    html: "<ae-latent-map></ae-latent-map>",
    tries: [
      "Drag the cursor from one class to another and watch the digit change on the way.",
      "Leave the points behind and walk into the empty space.",
      "Move the pins A and B: the row underneath is the straight line between them.",
      "Show both maps. The variational autoencoder fills the rings; it does not paint better digits.",
    ],
    variants: [{ title: "Autoencoder and variational autoencoder under one cursor", html: '<ae-latent-map model="both"></ae-latent-map>' }],
  },
  {
    tag: "ae-quiz",
    narrow: true,
    heading: "Questions that become experiments",
    idea: "A wrong answer is an invitation to try it on the model.",
    html: "<ae-quiz></ae-quiz>",
    tries: [
      "Answer wrongly on purpose: every option says why it is wrong.",
      "Put a quiz and a model tag on one page, and let the model grade a task.",
    ],
    variants: [
      {
        title: "Your own questions, as a list",
        html: `<ae-quiz>
  <ol>
    <li>
      How many numbers does a code of length 32 save on a 28 × 28 picture?
      <ul>
        <li data-correct>752</li>
        <li data-feedback="That is the number of pixels; the code still takes 32.">784</li>
        <li data-feedback="That is how many times fewer there are, rounded.">24</li>
      </ul>
    </li>
  </ol>
</ae-quiz>`,
      },
    ],
  },
  {
    tag: "ae-formula",
    heading: "A symbol is a thing that you can move",
    idea: "Point at a symbol: its meaning, its colour, and its live value in the figure that it is linked to.",
    html: '<ae-formula for="linked"></ae-formula>\n<ae-bottleneck id="linked"></ae-bottleneck>',
    tries: ["Point at z, then move a number of the code below.", "Go through the symbols with Tab and the arrow keys."],
    variants: [
      { title: "The reconstruction loss", html: '<ae-formula name="reconstruction-loss" display></ae-formula>' },
      {
        title: "Your own TeX, with a marked symbol",
        html: String.raw`<ae-formula display tex="\frac{784}{\q{k}{k}} = 24.5 \quad\text{at}\quad \q{k}{k} = 32"></ae-formula>`,
      },
    ],
  },
];
