/** What TypeScript accepts and refuses in a React template. */
import { useRef } from "react";
import type { AeBottleneck } from "ae-elements";
import type {} from "ae-elements/types/react";

export function Accepted() {
  const ref = useRef<AeBottleneck>(null);
  return (
    <>
      <ae-bottleneck ref={ref} id="a" className="b" aria-label="c" k="4" compare="pca" input={[0, 1]}>
        fallback
      </ae-bottleneck>
      <ae-bottleneck onae-change={({ detail, currentTarget }) => [detail.k satisfies number | undefined, currentTarget.mse]} />
      <ae-formula display name="mse" for="a" />
      <ae-quiz src="quiz.json" theme="dark" onae-answer={({ detail }) => detail.score satisfies number} />
    </>
  );
}

export const refused = [
  // @ts-expect-error no number
  <ae-bottleneck key={1} k="banana" />,
  // @ts-expect-error none of the words
  <ae-bottleneck key={2} compare="pea" />,
  // @ts-expect-error no such attribute
  <ae-bottleneck key={3} kk={3} />,
  // @ts-expect-error no such tag
  <ae-botleneck key={4} />,
  // @ts-expect-error a score is a number
  <ae-quiz key={5} onae-answer={({ detail }) => detail.score satisfies string} />,
];
