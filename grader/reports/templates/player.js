"use strict";
// Shows one frame after another; the slider and the arrow keys go to any of them.
const frames = Array.from(document.getElementById("frames").children);
const shown = document.getElementById("frame");
const at = document.getElementById("at");
const play = document.getElementById("play");
let timer = 0;

function show(number) {
  at.value = String(number);
  shown.src = frames[number].src;
  shown.alt = frames[number].alt;
  document.getElementById("said").textContent = frames[number].alt;
}

function stop() {
  clearInterval(timer);
  timer = 0;
  play.textContent = "Play";
}

function step() {
  const next = Number(at.value) + 1;
  if (next < frames.length) show(next);
  else stop();
}

play.addEventListener("click", () => {
  if (timer) return stop();
  if (Number(at.value) === frames.length - 1) show(0);
  play.textContent = "Pause";
  timer = setInterval(step, 120);
});
at.addEventListener("input", () => {
  stop();
  show(Number(at.value));
});
show(frames.length - 1);
