import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Link, Route, Routes } from "react-router";
import { Guide } from "./Guide";

function App() {
  const [booked, setBooked] = useState(0);
  return (
    <BrowserRouter>
      <nav>
        <Link to="/">Home</Link> <Link to="/guide">Massage or physical therapy?</Link>
      </nav>
      <Routes>
        <Route path="/guide" element={<Guide onBook={() => setBooked(booked + 1)} />} />
        <Route path="*" element={<h1>A spa</h1>} />
      </Routes>
      <output>{booked}</output>
    </BrowserRouter>
  );
}

createRoot(document.getElementById("app")!).render(<StrictMode><App /></StrictMode>);
