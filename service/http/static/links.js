// Marks the Arabic word that an English word was made from, and the other way round, under the pointer or the caret.
// The page itself is not changed (CSS custom highlights); a browser without them simply shows none.
"use strict";

const NAME = "linked";

// The words that go together, as [English start, English end, Arabic start, Arabic end].
function linksOf(pair) {
  return pair.dataset.links.split(", ").map((link) => link.split(" ").map(Number));
}

function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// Where a place in one text node is in the text of an element.
function placeIn(element, node, offset) {
  let before = 0;
  for (const each of textNodes(element)) {
    if (each === node) return before + offset;
    before += each.length;
  }
  return -1;
}

function rangeIn(element, start, end) {
  const range = new Range();
  let before = 0;
  for (const node of textNodes(element)) {
    const after = before + node.length;
    if (before <= start && start < after) range.setStart(node, start - before);
    if (before < end && end <= after) {
      range.setEnd(node, end - before);
      break;
    }
    before = after;
  }
  return range;
}

function mark(node, offset) {
  CSS.highlights.delete(NAME);
  const pair = node?.parentElement?.closest("[data-links]");
  if (!pair) return;
  const sides = [pair.querySelector(".said"), pair.querySelector(".arabic p")];
  const side = sides.findIndex((element) => element.contains(node));
  if (side < 0) return;
  const place = placeIn(sides[side], node, offset);
  const found = linksOf(pair).filter((link) => link[2 * side] <= place && place < link[2 * side + 1]);
  const ranges = found.flatMap((link) => sides.map((element, i) => rangeIn(element, link[2 * i], link[2 * i + 1])));
  if (ranges.length) CSS.highlights.set(NAME, new Highlight(...ranges));
}

function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && [caret.offsetNode, caret.offset];
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && [range.startContainer, range.startOffset];
}

if (window.CSS?.highlights && document.querySelector("[data-links]")) {
  document.addEventListener("pointermove", (event) => mark(...(caretAt(event.clientX, event.clientY) ?? [])));
  document.addEventListener("selectionchange", () => {
    const { focusNode, focusOffset } = document.getSelection();
    mark(focusNode, focusOffset);
  });
}
