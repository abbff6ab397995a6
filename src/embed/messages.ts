/** What a frame shows that has no tag to show. English, as its readers are authors and people without a connection. */

/** What is wrong with the address. */
export function complaint(problems: readonly string[]): HTMLElement {
  return alertOf("This frame shows nothing: what its address asks for is not there.", problems);
}

/** The library did not come; a button asks for it again, and so does a connection that comes back. */
export function unreachable(message: string): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Try again";
  const again = () => location.reload();
  button.addEventListener("click", again);
  addEventListener("online", again, { once: true });
  const view = alertOf("The figure did not load.", [message]);
  view.append(button);
  return view;
}

function alertOf(heading: string, sentences: readonly string[]): HTMLElement {
  const view = document.createElement("div");
  view.setAttribute("role", "alert");
  view.lang = "en";
  view.dir = "ltr";
  const paragraphs = [heading, ...sentences].map((sentence, i) => {
    const paragraph = document.createElement(i === 0 ? "strong" : "p");
    paragraph.textContent = sentence;
    return paragraph;
  });
  view.append(...paragraphs);
  return view;
}
