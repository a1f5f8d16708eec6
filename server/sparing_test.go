//go:build !js

package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// A disk that stays full must not fill the log, nor may it hide another fault.
func TestLastingFaultIsToldOnceAMinute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var text bytes.Buffer
		log := options{logFormat: textLog}.logger(&text)
		lines := func(fail func()) string {
			text.Reset()
			fail()
			return text.String()
		}
		full := func() { log.Error("request failed", "cause", errors.New("disk is full")) }
		first := lines(func() {
			for range 1000 {
				full()
			}
			log.Error("request failed", "cause", errors.New("another"))
			log.Info("a line")
			log.Info("a line")
		})
		if strings.Count(first, "full") != 1 || strings.Count(first, "another") != 1 || strings.Count(first, "a line") != 2 {
			t.Errorf("at once it tells\n%s", first)
		}
		time.Sleep(sparingEvery)
		if later := lines(full); !strings.Contains(later, "full") || !strings.Contains(later, "leftOut=999") {
			t.Errorf("a minute later it tells %q", later)
		}
		many := lines(func() {
			for n := range 10 * sparingMax {
				log.Error("request failed", "cause", fmt.Errorf("number %d", n))
			}
		})
		if strings.Count(many, "\n") != 10*sparingMax {
			t.Error("causes of many kinds are not all told")
		}
		if kept := len(log.Handler().(sparing).told.byCause); kept > sparingMax {
			t.Errorf("%d causes are remembered", kept)
		}
	})
}
