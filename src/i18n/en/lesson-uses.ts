/** The built-in lesson: denoising, anomalies, features. */
export const lessonUses = {
  denoisingTitle: "Use one: repair",
  denoisingShort: "Denoising",
  denoisingSpoil:
    "Spoil the picture: scatter [[Gaussian noise|random noise]] over it, or blank out pixels, and call the noisy picture {noisy}. Give the encoder the noisy picture, but compare the output with the *clean* {x}. Copying no longer pays, however wide the code is. The pair has to undo the damage, and for that its code must hold the stroke and not the specks. This is a [[denoising]] autoencoder.",
  denoisingFormula: "The formula: the loss compares the clean picture with what was painted from the spoilt one.",
  denoisingFigure: "The figure: a digit is spoilt, and two networks try to bring the clean one back.",
  denoisingInvents:
    "Look for two things. Erase a large patch, and the network fills it with something plausible that was never there: it repairs what it has learnt, and invents the rest. And be fair to simpler tools. A single *linear* map, fitted to the same pairs, already brings most of the gain; the network is there for the rest.",

  anomaliesTitle: "Use two: raise the alarm",
  anomaliesShort: "Anomalies",
  anomaliesNormal:
    "Show the pair nothing but what is as it should be: machines that run well, patients without a finding, whole digits. It learns the sheet on which those lie. Something odd, an [[anomaly]], is beside the sheet. The decoder can only paint what is on it, so the copy is poor and the [[reconstruction error]] high. Call everything above a [[threshold]] suspicious, and you have an alarm.",
  anomaliesFigure: "The figure: errors of normal and of damaged examples, and a threshold that you move.",
  anomaliesThreshold:
    "Lower the threshold, and it catches more and cries wolf more often. Raise it, and there is peace, and more gets past. Where the two heaps overlap, no place is free. The [[ROC|ROC curve]] shows all places at once, and the [[AUC|area under it]] says how well the heaps are apart, whatever threshold you choose. Autoencoders are not the only way: where normal is something as plain as one class of digits, PCA raises the alarm nearly as well.",

  featuresTitle: "Use three: learn from few labels",
  featuresShort: "Features",
  featuresCode:
    "The code is a short description that was learnt without a single [[label]], and its numbers can serve as [[features]]: a [[classifier]] starts from them instead of from pixels. That promises most where labels are few and unlabelled pictures are plenty, and it is often said that codes then beat raw pixels. You can measure it. The same classifier is trained on both, in this page, with as many labels as you allow, several times over.",
  featuresFigure: "The figure: how often a classifier is right when it starts from codes and when it starts from pixels.",
  featuresHonest:
    "Mind the error bars before you name a winner. With few labels the code of a plain autoencoder and raw pixels come out about even; codes of a network that was trained to denoise do better. Groups are there before any label is. Whether they are the groups that you need, only a measurement can tell.",
};
