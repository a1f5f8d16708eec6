package e2e

import "testing"

func TestPanelRecoversWhenTheBackgroundStops(t *testing.T) {
	t.Parallel()
	b := start(t)
	for _, m := range mountings {
		t.Run(m.name, func(t *testing.T) {
			n := openNote(t, b, m.options)
			n.Type("Hi Marta, ")
			n.counter().UntilText("10/200")
			b.StopWorker(t)
			n.Type("mail me at ")
			n.counter().UntilText("21/200")
			b.StopWorker(t)
			n.Type("eva@example.com")
			n.counter().UntilText("36/200")
			n.finding("contact-details").Only()
			n.untilModel("Hi Marta, mail me at eva@example.com")
			n.unnoticed()
		})
	}
}
