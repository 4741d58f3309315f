import "massage-or-pt";
import type { Settings } from "massage-or-pt";

const settings: Settings = { services: [{ style: "swedish", name: "Slow Hour" }] };

export function Guide({ onBook }: { onBook: () => void }) {
  return (
    <massage-or-pt spa-name="A Spa" booking-url="https://www.example.com/book" onmpt-book={onBook}>
      <script type="application/json">{JSON.stringify(settings)}</script>
      <a href="https://www.example.com/book">Book a massage</a>
    </massage-or-pt>
  );
}
