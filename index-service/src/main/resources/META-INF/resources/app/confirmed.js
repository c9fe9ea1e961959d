const ASKED_MILLIS = 4000;

/** A click handler that asks on the button itself, and acts on the second click. */
export function confirmed(question, act) {
  return ({ currentTarget: button }) => {
    if (button.dataset.asked) {
      act();
      return;
    }
    button.dataset.asked = question; // shown in place of the button's own words by the style sheet
    setTimeout(() => delete button.dataset.asked, ASKED_MILLIS);
  };
}
