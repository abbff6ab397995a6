/**
 * TeX of the built-in formulas, by the names that <ae-formula> knows them under. `\q{name}{…}` marks a symbol: x, theta, z, phi,
 * xhat and L are quantities with a colour each, k has the code's; other names are symbols of this formula alone. No words: a
 * formula is the same in every language.
 */
export const formulaTex = {
  autoencoder: "\\q{z}{z} = \\q{theta}{f_\\theta}(\\q{x}{x}), \\qquad \\q{xhat}{\\hat{x}} = \\q{phi}{g_\\phi}(\\q{z}{z})",
  encoder: "\\q{z}{z} = \\q{theta}{f_\\theta}(\\q{x}{x})",
  decoder: "\\q{xhat}{\\hat{x}} = \\q{phi}{g_\\phi}(\\q{z}{z})",
  compression:
    "\\q{x}{x} \\in \\mathbb{R}^{784}, \\qquad \\q{z}{z} \\in \\mathbb{R}^{\\q{k}{k}}, \\qquad \\q{ratio}{r} = \\frac{784}{\\q{k}{k}}",
  "reconstruction-loss":
    "\\q{L}{L} = \\frac{1}{\\q{n}{n}} \\sum_{\\q{i}{i} = 1}^{\\q{n}{n}} \\bigl\\| \\q{x}{x^{(i)}} - \\q{xhat}{\\hat{x}^{(i)}} \\bigr\\|^2",
  mse: "\\q{L}{L} = \\frac{1}{\\q{d}{d}} \\sum_{\\q{j}{j} = 1}^{\\q{d}{d}} \\bigl( \\q{x}{x_j} - \\q{xhat}{\\hat{x}_j} \\bigr)^2",
  bce: "\\q{L}{L} = -\\frac{1}{\\q{d}{d}} \\sum_{\\q{j}{j} = 1}^{\\q{d}{d}} \\Bigl[ \\q{x}{x_j} \\log \\q{xhat}{\\hat{x}_j} + (1 - \\q{x}{x_j}) \\log (1 - \\q{xhat}{\\hat{x}_j}) \\Bigr]",
  "five-pixels":
    "(\\q{x}{0.9} - \\q{xhat}{0.8})^2 + (\\q{x}{0.1} - \\q{xhat}{0.2})^2 + (\\q{x}{0.7} - \\q{xhat}{0.6})^2 + (\\q{x}{0.3} - \\q{xhat}{0.4})^2 + (\\q{x}{0.5} - \\q{xhat}{0.5})^2 = \\q{sum}{0.04}, \\qquad \\q{L}{L} = \\frac{\\q{sum}{0.04}}{\\q{d}{5}} = \\q{L}{0.008}",
  descent:
    "\\q{theta}{\\theta} \\leftarrow \\q{theta}{\\theta} - \\q{eta}{\\eta} \\, \\frac{\\partial \\q{L}{L}}{\\partial \\q{theta}{\\theta}}, \\qquad \\q{phi}{\\phi} \\leftarrow \\q{phi}{\\phi} - \\q{eta}{\\eta} \\, \\frac{\\partial \\q{L}{L}}{\\partial \\q{phi}{\\phi}}",
  "denoising-loss":
    "\\q{L}{L} = \\bigl\\| \\q{x}{x} - \\q{phi}{g_\\phi}\\bigl(\\q{theta}{f_\\theta}(\\htmlData{q=x,symbol=noisy}{\\tilde{x}})\\bigr) \\bigr\\|^2",
  pca: "\\q{xhat}{\\hat{x}} = \\q{mean}{\\overline{x}} + \\q{W}{W} \\q{W}{W}^{\\top} (\\q{x}{x} - \\q{mean}{\\overline{x}}), \\qquad \\q{W}{W} \\in \\mathbb{R}^{784 \\times \\q{k}{k}}",
  prior: "\\q{z}{z} \\sim \\q{prior}{\\mathcal{N}(0, I)}",
  vae: "\\q{L}{L} = \\bigl\\| \\q{x}{x} - \\q{xhat}{\\hat{x}} \\bigr\\|^2 + \\q{beta}{\\beta} \\, \\q{kl}{D_{\\mathrm{KL}}} \\bigl( \\q{theta}{q_\\theta}(\\q{z}{z} \\mid \\q{x}{x}) \\,\\big\\|\\, \\q{prior}{\\mathcal{N}(0, I)} \\bigr)",
};

export type FormulaName = keyof typeof formulaTex;
