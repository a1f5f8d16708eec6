package rules

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"
)

func TestLint2(t *testing.T) {
	path := os.Getenv("NOTES")
	if path == "" {
		return
	}
	f, _ := os.Open(path)
	s := bufio.NewScanner(f)
	s.Buffer(make([]byte, 1<<20), 1<<20)
	for s.Scan() {
		var n struct {
			ID        string
			Text      string
			Limit     int
			Recipient *struct{ First, Last, Company, Title, School, Place string }
			Sender    *struct{ First, Last string }
			Rules     []string
			Checklist map[string]bool
		}
		if err := json.Unmarshal(s.Bytes(), &n); err != nil {
			t.Fatal(err)
		}
		r := &Request{Text: n.Text, Limit: n.Limit}
		if n.Recipient != nil {
			r.Recipient = Recipient(*n.Recipient)
		}
		if n.Sender != nil {
			r.Sender = Sender(*n.Sender)
		}
		var c Checker
		a := c.Check(r)
		p := &c.pass
		var got []string
		for _, f := range a.Findings {
			if !slices.Contains(got, f.Rule.Code) {
				got = append(got, f.Rule.Code)
			}
		}
		var miss, extra []string
		for _, g := range got {
			if !slices.Contains(n.Rules, g) {
				extra = append(extra, g)
			}
		}
		for _, w := range n.Rules {
			if !slices.Contains(got, w) {
				miss = append(miss, w)
			}
		}
		var wrong []string
		for part, f := range a.Checklist {
			if f.There != n.Checklist[Part(part).String()] {
				wrong = append(wrong, fmt.Sprintf("%v=%v", Part(part), f.There))
			}
		}
		if os.Getenv("ALL") == "" && len(miss)+len(extra)+len(wrong) == 0 {
			continue
		}
		fmt.Printf("\n%s %q\n   want %v", n.ID, n.Text, n.Rules)
		for k, v := range n.Checklist {
			if v {
				fmt.Print(" +", k)
			}
		}
		fmt.Printf("\n   MISSED %v EXTRA %v WRONG %v\n   ", miss, extra, wrong)
		for _, m := range p.marks {
			fmt.Printf("%s{%s} ", l2names[m.Kind], p.Slice(int(m.First), int(m.Last)))
		}
		fmt.Print("\n   ")
		for _, st := range p.self {
			fmt.Printf("SELF{%s} ", p.Slice(st.first, st.last))
		}
		for part, f := range a.Checklist {
			if f.There {
				fmt.Printf("%v:{%s} ", Part(part), p.Cut(f.Span))
			}
		}
		fmt.Println()
	}
}

var l2names = [...]string{"-", "ask", "not-ask", "intro", "not-intro", "aim", "thank", "common", "own", "met", "by", "found", "personal", "stock", "wordy", "not-wordy", "pitch", "not-pitch", "job", "not-job", "boast", "not-boast", "hype", "not-hype", "plead", "not-plead", "invite", "filler", "blank"}
