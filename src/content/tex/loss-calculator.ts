/**
 * TeX of the four losses of <ae-loss-calculator>. The 9 stands for the number of pixels, which the tag puts in its place: no
 * other 9 may occur here.
 */
export const lossCalculatorTex = {
  mseMean: "\\displaystyle \\q{L}{L} = \\frac{1}{9} \\sum_{i=1}^{9} \\bigl( \\q{x}{x_i} - \\q{xhat}{\\hat{x}_i} \\bigr)^2",
  mseSum: "\\displaystyle \\q{L}{L} = \\sum_{i=1}^{9} \\bigl( \\q{x}{x_i} - \\q{xhat}{\\hat{x}_i} \\bigr)^2",
  bceMean:
    "\\displaystyle \\q{L}{L} = -\\frac{1}{9} \\sum_{i=1}^{9} \\left[ \\! \\begin{array}{l} \\q{x}{x_i} \\ln \\q{xhat}{\\hat{x}_i} \\; + \\\\ (1 - \\q{x}{x_i}) \\ln (1 - \\q{xhat}{\\hat{x}_i}) \\end{array} \\! \\right]",
  bceSum:
    "\\displaystyle \\q{L}{L} = -\\sum_{i=1}^{9} \\left[ \\! \\begin{array}{l} \\q{x}{x_i} \\ln \\q{xhat}{\\hat{x}_i} \\; + \\\\ (1 - \\q{x}{x_i}) \\ln (1 - \\q{xhat}{\\hat{x}_i}) \\end{array} \\! \\right]",
};
