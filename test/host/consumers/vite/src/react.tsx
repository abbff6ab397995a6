import { useState } from "react";
import { createRoot } from "react-dom/client";
import "ae-elements/define/bottleneck";
import "ae-elements/define/loss-calculator";
import type {} from "ae-elements/types/react";

const pixels = [1, 0];

function App() {
  const [k, setK] = useState(4);
  return (
    <>
      <p>k is {k}</p>
      <button onClick={() => setK(16)}>16</button>
      <ae-bottleneck k={k} onae-change={(event) => setK(event.currentTarget.k)}></ae-bottleneck>
      <ae-loss-calculator x={pixels} reconstruction="0.5, 0.5"></ae-loss-calculator>
    </>
  );
}

createRoot(document.querySelector("#root")!).render(<App />);
