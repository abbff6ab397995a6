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
    tag: "ae-anomaly",
    heading: "Where does normal end?",
    idea: "An autoencoder that has only seen normal things reconstructs others badly. How badly is bad enough for an alarm?",
    html: "<ae-anomaly></ae-anomaly>",
    tries: [
      "Drag the line until no intact digit alarms. How many damaged ones get away?",
      "Press “missed”: the digits that got away, the most normal first. Was there anything to catch?",
      "Leave one kind of damage at a time, and see which is the hardest.",
      "Let a miss cost ten false alarms: where is the cheapest threshold now?",
      "Watch a sensor instead, and break its bearing.",
    ],
    variants: [
      { title: "The vibration of a machine, one fault only", html: '<ae-anomaly source="sensor" anomalies="spikes"></ae-anomaly>' },
    ],
  },
  {
    tag: "ae-denoiser",
    heading: "Spoil a digit and have it repaired",
    idea: "One autoencoder was trained to undo noise, the other was not. It repairs what it has learnt, and invents the rest.",
    html: "<ae-denoiser></ae-denoiser>",
    tries: [
      "Pull the strength from 0 to 1. Below which strength would you have done better to leave the digit alone?",
      "Choose masked pixels, strength 0, and rub out the left half of the 8.",
      "Mask nine pixels in ten and press “New noise” a few times: the same digit comes back as different ones.",
      "Spoil a letter, and read the map of what was invented.",
    ],
    variants: [
      {
        title: "An assignment: masked pixels, no choice of the digit",
        html: '<ae-denoiser noise="mask" digit="4" hide="samples draw letter noise"></ae-denoiser>',
      },
    ],
  },
  {
    tag: "ae-trainer",
    heading: "Gradient descent, live",
    idea: "A real autoencoder learns in this page. Each step nudges its weights a little downhill.",
    html: "<ae-trainer></ae-trainer>",
    tries: [
      "Press “Ten steps” twice: first noise, then the same blur for every digit.",
      "Train on. When the curve falls below the dotted line, the code has begun to tell the digits apart.",
      "Give it two numbers, then twelve. The dashed curve is your run before.",
      "Let it learn from fifty digits only: its own loss falls, that of the held-out digits turns and rises.",
      "Push the learning rate up until it diverges.",
    ],
    variants: [{ title: "Fifty digits, learnt by heart", html: '<ae-trainer size="50" hide="predict"></ae-trainer>' }],
  },
  {
    tag: "ae-sampler",
    heading: "Roll a digit",
    idea: "Random codes of 32 numbers, decoded. Where nothing gave the codes a shape, most dice come to nothing.",
    html: "<ae-sampler></ae-sampler>",
    tries: [
      "Predict how many of sixteen dice the plain autoencoder makes digit-like, then roll a few more times and watch the share settle.",
      "Pull the spread until the dice are as long as the plain autoencoder’s codes. It helps a little.",
      "Fit the dice to the codes: part of the failure was only scale. What remains is shape.",
      "Point at a sample: the nearest real digit stands beside it, on both sheets at once.",
    ],
    variants: [
      {
        title: "Sixty-four dice a roll, fitted to each model’s own codes",
        html: '<ae-sampler count="64" dice="fitted" hide="predict"></ae-sampler>',
      },
    ],
  },
  {
    tag: "ae-features",
    heading: "Groups that existed before labels did",
    idea: "A code learnt without labels puts alike digits side by side. How much does that help when only a few have a label?",
    html: "<ae-features></ae-features>",
    tries: [
      "Look at the grey cloud: no label was used to draw it. Move over a clump and see what its digits have in common.",
      "Name one digit in each clump: both classifiers learn from you and call all the others.",
      "Predict, then run the draws: the same classifier on codes and on raw pixels, with error bars.",
      "Choose the plain autoencoder’s codes and run again: popular claims are worth a test.",
    ],
    variants: [
      {
        title: "The plain autoencoder’s codes, twenty labels a class",
        html: '<ae-features codes="ae" labels="20" hide="predict"></ae-features>',
      },
    ],
  },
  {
    tag: "ae-walkthrough",
    heading: "The whole idea in two minutes",
    idea: "A film that is computed while it runs: one digit goes through encoder, code and decoder, and a small network learns from it.",
    html: "<ae-walkthrough></ae-walkthrough>",
    tries: [
      "Press “Play”. It stops once, and asks what you expect.",
      "Pull the slider back and forth through a chapter: each moment has one picture.",
      "In “Over and over”, find the step at which you can read the digit for the first time.",
      "Open the transcript and go to any sentence by its time.",
    ],
    variants: [
      {
        title: "Two numbers only, from the decoder on",
        html: '<ae-walkthrough k="2" digit="4" chapter="decoder" hide="predict"></ae-walkthrough>',
      },
    ],
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
    tag: "ae-term",
    heading: "A word that explains itself",
    idea: "A term in running text opens its definition, and leads to the figure that shows it.",
    html: `<p>
  The encoder turns a picture into a <ae-term>latent code</ae-term>; how far the copy is from it, the
  <ae-term term="mean squared error">squared error</ae-term> says.
</p>
<ae-loss-calculator></ae-loss-calculator>`,
    tries: [
      "Point at a dotted word, tap it, or go to it with Tab.",
      "Follow the link in the second one: it leads to the calculator below. The first has none, because no tag on this page shows codes.",
      "Print the page: the definitions stand behind their words.",
    ],
    variants: [
      {
        title: "Your own word",
        html: '<p>We call it a <ae-term definition="A made-up part, for want of a better word.">gizmo</ae-term>.</p>',
      },
    ],
  },
  {
    tag: "ae-lesson",
    heading: "A whole lesson in one tag",
    idea: "Title, reading time, contents, progress that is kept, one digit for all figures. Without content it is the lesson on autoencoders.",
    html: `<ae-lesson heading="Two exercises" minutes="4">
  <section>
    <h2>Squeeze</h2>
    <p>Pull the slider down to two numbers. What is left of the digit?</p>
    <ae-bottleneck></ae-bottleneck>
  </section>
  <section>
    <h2>Draw</h2>
    <p>Draw a digit above: it can be chosen here as well.</p>
    <ae-latent-map></ae-latent-map>
  </section>
</ae-lesson>`,
    tries: [
      "Use a figure, or read to the end of a section: the contents say so.",
      "Reload the page: it offers to go on where you were.",
      "Draw a digit in one figure. It stands in the bar, and the other figure offers it.",
    ],
    variants: [],
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

/** The page on an author's own model and images. */
export const ownImages = {
  file: "own-images.html",
  heading: "Your own images",
  idea: "Name a model of yours and the tags teach with your pictures. Here they have learnt 245 flags, 24 × 18 pixels, in colour.",
  figures: [
    {
      title: "A map of flags",
      html: '<ae-latent-map model-src="../examples/flags/map.json"></ae-latent-map>',
      tries: [
        "Drag the cursor from one flag to another: on the way lie flags of no country.",
        "Light up a continent. The model has seen no name of any: what lies side by side looks alike.",
        "Show the decoded grid: find the corner of the upright stripes.",
      ],
    },
    {
      title: "Flags through a bottleneck",
      html: '<ae-bottleneck model-src="../examples/flags/bottleneck.json" digit="1"></ae-bottleneck>',
      tries: [
        "Pull the slider from 32 down to 1. Which goes first, the emblem, the stripes or the colours?",
        "Choose a few flags: it has learnt from four in five of them, and does worse on the others.",
      ],
    },
    {
      title: "Damaged flags among the others",
      html: '<ae-anomaly model-src="../examples/flags/bottleneck.json"></ae-anomaly>',
      tries: [
        "Read how often a damaged flag has the larger error: with so few pictures to learn from, a scratch is hardly stranger than a flag that it has never seen.",
        "Leave only “scratched” on. Which damage can it tell best, and why not a mirrored stripe?",
      ],
    },
    {
      title: "Learning flags in the page",
      html: '<ae-trainer data-src="../examples/flags/flags.sprite.bin" k="16"></ae-trainer>',
      tries: [
        "Press “Train”: first they are all alike, then come colours, last the stripes.",
        "Let it go on. Which of the two curves stops falling, and what does that say of two hundred pictures?",
      ],
    },
  ],
  steps: {
    title: "Yours, in three steps",
    before:
      "The commands come with the package. It is not in npm’s registry yet: `docs/guides/npm.md` in the repository says how to make it from a clone. `docs/guides/own-model.md` says all that stands here at length, and has the script that trains.",
    list: [
      {
        title: "Pack some pictures,",
        text: "PNG, in one folder for each class. Here they all become 28 × 28; up to 64 × 64 are read, grey or in colour:",
        code: "npx ae-elements pack-data pictures/ --size 28x28 -o data.bin",
        more: { text: "For the trainer that is all:", code: '<ae-trainer data-src="data.bin"></ae-trainer>' },
      },
      {
        title: "Make a model",
        text: "of an encoder and a decoder, by the guide’s script in Node.js, or from Keras by TensorFlow.js’s converter. A map needs a code of two numbers:",
        code: "node train.mjs data.bin 2",
      },
      {
        title: "Have it checked, and the manifest written:",
        text: "",
        code: 'npx ae-elements check-model --encoder encoder/model.json --decoder decoder/model.json --data data.bin --title "Cats and dogs" --write',
      },
    ],
    after: "Upload the folder beside your page, and paste:",
    html: '<ae-latent-map model-src="manifest.json"></ae-latent-map>',
  },
  end: {
    title: "Images alone",
    text: "Pictures of 28 × 28 grey pixels need no model: the library's own encode them, and show what a network that has only seen digits makes of them.",
    html: '<ae-latent-map data-src="data.bin"></ae-latent-map>',
  },
};
