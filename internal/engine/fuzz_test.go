package engine

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
)

// FuzzCall asks any op anything: the answer is JSON, and the same when it is asked again.
func FuzzCall(f *testing.F) {
	f.Add(int32(Check), []byte(`{"text":"Hi Anna, let's connect","limit":200,"recipient":{"first":"Anna"},"typing":true}`))
	f.Add(int32(Render), []byte(`{"body":"Hi {{first_name}}{{cursor}}","person":{"first_name":"Anna"},"limit":200}`))
	f.Add(int32(Inspect), []byte(`{"body":"{{#if company}}at {{company}}{{else}}{{ask \"Which talk?\"}}{{/if}}"}`))
	f.Add(int32(Name), []byte(`{"displayed":"Dr. Anna LEE 🚀 (she/her), PhD"}`))
	f.Add(int32(Merge), []byte(`{"base":{"text:body":"a"},"local":{"text:body":"b"},"remote":{"text:body":"c"}}`))
	f.Add(int32(Rules), []byte(`{}`))
	f.Add(int32(Suit), []byte(`{"templates":[[{"kind":"company is","text":"Nordkap"}]],"person":{"company":"Nordkap"}}`))
	f.Add(int32(Fill), []byte(`{"bodies":["Hi {{first_name}}"],"suits":[[]],"otherwise":0,"columns":["first_name"],"rows":[["Anna"]]}`))
	f.Add(int32(Fill), []byte(`{"otherwise":7,"columns":["first_name"],"rows":[["Anna"],[]],"bodies":["Hi"],"suits":[[],[],[]]}`))
	f.Add(int32(opCount), []byte("\xff\x00"))
	f.Fuzz(func(t *testing.T, op int32, request []byte) {
		answer := slices.Clone(Call(Op(op), request))
		if !json.Valid(answer) {
			t.Errorf("op %d answers %q with %q", op, request, answer)
		}
		if again := Call(Op(op), request); !bytes.Equal(again, answer) {
			t.Errorf("op %d answers %q with %q and then with %q", op, request, answer, again)
		}
	})
}
