/**
 * Room that a page of the gallery keeps for its figures until their scripts have come, so that what stands below stays where it is.
 * A test holds the heights against the figures (test/host/site.test.ts).
 */

/** Widths of the window from which the heights below hold, CSS px. */
export const FROM = [0, 360, 480, 600, 680, 760, 880, 1008];

/** By page, for each figure in turn: heights in CSS px at a text of 16 px. */
export const HEIGHTS = {
  "own-images": [
    [1279, 1262, 1350, 1404, 790, 790, 739, 792],
    [1509, 1434, 1413, 1214, 1000, 1000, 1000, 769],
    [2178, 2082, 1823, 1800, 1617, 1462, 1462, 1059],
    [1981, 1931, 1914, 1791, 1117, 1117, 1117, 1084],
  ],
  "ae-anomaly": [
    [2178, 2118, 1823, 1800, 1617, 1483, 1462, 1059],
    [2656, 2580, 2281, 2217, 1977, 1982, 1982, 1276],
  ],
  "ae-bottleneck": [
    [1459, 1413, 1413, 1214, 1000, 1000, 1000, 736],
    [1178, 1149, 1126, 1082, 1000, 1000, 1000, 736],
  ],
  "ae-denoiser": [
    [1786, 1749, 1845, 1011, 990, 990, 990, 970],
    [1608, 1570, 1679, 981, 960, 942, 925, 949],
  ],
  "ae-features": [
    [1915, 1801, 1708, 1686, 1022, 1022, 1022, 1019],
    [1734, 1616, 1556, 1534, 891, 891, 891, 921],
  ],
  "ae-formula": [
    [1668, 1600, 1575, 1356, 1142, 1121, 1121, 857],
    [239, 220, 190, 190, 191, 162, 162, 162],
    [161, 140, 140, 140, 154, 133, 133, 133],
  ],
  "ae-latent-map": [
    [1433, 1372, 1450, 1472, 873, 862, 853, 856],
    [1698, 1613, 1723, 1705, 1163, 1213, 1231, 1156],
  ],
  "ae-lesson": [[3475, 3340, 3391, 3234, 2441, 2430, 2420, 2160]],
  "ae-loss-calculator": [
    [1110, 1042, 1003, 1003, 830, 794, 794, 599],
    [1132, 1042, 1003, 1003, 830, 794, 794, 599],
  ],
  "ae-quiz": [
    [594, 529, 461, 415, 393, 393, 393, 393],
    [351, 327, 327, 327, 302, 302, 302, 302],
  ],
  "ae-sampler": [
    [2029, 2006, 1984, 1570, 1268, 1380, 1380, 1003],
    [2073, 2050, 2028, 1705, 1241, 1711, 1711, 1367],
  ],
  "ae-term": [
    [1211, 1144, 1077, 1083, 911, 875, 875, 649],
    [27, 27, 27, 30, 30, 30, 30, 30],
  ],
  "ae-trainer": [
    [1905, 1872, 1855, 1774, 1117, 1117, 1117, 1084],
    [1702, 1676, 1659, 1578, 971, 971, 971, 990],
  ],
  "ae-walkthrough": [
    [1051, 1051, 1030, 874, 874, 852, 852, 876],
    [1051, 1051, 1030, 874, 874, 852, 852, 876],
  ],
};

/** Of tags that others follow in a figure: theirs may come later. */
export const BEFORE_OTHERS = {
  "ae-formula": [209, 187, 162, 142, 142, 121, 121, 121],
};

/** Tags without their scripts, and those that wait for their turn to paint; apart, for browsers that know no `:state()`. */
const NOT_THERE = [":not(:defined)", ":state(unpainted)"];

/** The style sheet: for figures with a tag that is not there yet. Paper, and a page without scripts, wait for none. */
export const roomStyles = () => {
  const heights = FROM.map((from, i) => {
    const rooms = Object.entries(HEIGHTS).flatMap(([page, figures]) =>
      figures.map((room, figure) => `.figure[data-room="${roomName(page, figure)}"] { --room: ${room[i] / 16}rem }`),
    );
    const within = Object.entries(BEFORE_OTHERS).map(([tag, room]) => `.figure > ${tag}:not(:last-child) { --room: ${room[i] / 16}rem }`);
    return `@media (min-width: ${from}px) {\n${[...rooms, ...within].join("\n")}\n}\n`;
  });
  const kept = NOT_THERE.flatMap((state) => [
    `.figure:has(${state}) { min-block-size: var(--room) }`,
    ...Object.keys(BEFORE_OTHERS).map((tag) => `.figure > ${tag}${state}:not(:last-child) { display: block; min-block-size: var(--room) }`),
  ]);
  return `${heights.join("")}@media screen and (scripting: enabled) {\n${kept.join("\n")}\n}\n`;
};

export const roomName = (page, figure) => `${page}-${figure}`;
