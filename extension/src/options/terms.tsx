/** What LinkedIn thinks of extensions, so that nobody learns of it too late. */
export function Terms() {
  return (
    <section class="card">
      <h2 class="card-title">LinkedIn’s terms</h2>
      <p>
        LinkedIn’s user agreement frowns on software that adds to its pages, whether or not it automates anything. Warmnote does as little
        as it can: one panel beside the note box, of which the page’s own scripts can see that it is there and not what it is; in Firefox,
        if they try, that as well. Whether that is worth the risk is yours to weigh. The switch in the toolbar popup turns the panel off
        everywhere.
      </p>
    </section>
  );
}
