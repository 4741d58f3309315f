// What must not compile.
import "massage-or-pt";

export const wrong = [
  // @ts-expect-error: no such theme.
  <massage-or-pt theme="pink" />,
  // @ts-expect-error: no event carries an answer.
  <massage-or-pt onmpt-step={({ detail }) => detail.answer} />,
];
