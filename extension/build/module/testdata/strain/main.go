// Command strain is a program that leans on what the build changes: goroutines that switch in the middle of functions,
// stacks that grow and are scanned, panics that are recovered from. It prints a number; built as the engine is, it
// answers the same number to whoever calls it.
package main

import (
	"errors"
	"runtime"
)

func main() { println(strain()) }

// strain makes one number of what all parts answer.
func strain() (sum int32) {
	for round := range int32(3) {
		for _, part := range []func(int32) int32{deep, relay, recovers, crossed, closures, chosen, nested} {
			sum = sum*31 + part(round)
		}
		runtime.GC()
	}
	return sum
}

// node is a list on the heap that only stacks point to.
type node struct {
	next  *node
	value int32
}

// deep needs a stack of many times the first size, with pointers in each frame, and collects at its bottom.
func deep(round int32) int32 { return descend(&node{value: round}, 4000+round).value }

func descend(n *node, left int32) *node {
	if left == 0 {
		runtime.GC()
		return n
	}
	local := [4]*node{{value: left}, n, {value: left * 3}}
	below := descend(&node{next: n, value: n.value + left}, left-1)
	for _, l := range local {
		if l != nil {
			below.value = below.value*7 + l.value
		}
	}
	return &node{next: below, value: below.value ^ left}
}

// relay hands numbers through goroutines, which wait in loops, in calls and in a select.
func relay(round int32) (sum int32) {
	first := make(chan *node)
	last := first
	for i := range int32(20) {
		next := make(chan *node)
		go func(in <-chan *node, out chan<- *node) {
			defer close(out)
			for n := range in {
				if n.value%5 == i%5 {
					runtime.Gosched()
				}
				out <- add(n, i)
			}
		}(last, next)
		last = next
	}
	quit := make(chan bool, 1)
	go func() {
		defer close(first)
		for i := range 30 + round {
			first <- &node{value: i}
		}
		quit <- true
	}()
	for open := true; open; {
		select {
		case n, ok := <-last:
			if open = ok; ok {
				sum = sum*13 + n.value
			}
		case <-quit:
			sum++
			quit = nil
			sum--
		}
	}
	return sum
}

func add(n *node, i int32) *node {
	if i%7 == 3 {
		runtime.Gosched()
	}
	return &node{next: n, value: n.value*3 + i}
}

var errAsked = errors.New("asked for")

// recovers panics in each way, deep in calls and in loops, and goes on.
func recovers(round int32) (sum int32) {
	for kind := range int32(8) {
		for depth := range int32(5) {
			sum = sum*17 + guarded(kind, depth, round)
		}
	}
	return sum
}

func guarded(kind, depth, round int32) (answer int32) {
	keep := &node{value: kind*100 + depth}
	defer func() { answer += keep.value }()
	for i := range depth {
		if i%2 == 0 {
			defer func() { answer = answer*5 + i }()
		}
	}
	defer func() {
		runtime.GC()
		switch cause := recover().(type) {
		case nil:
			answer += 1000
		case runtime.Error:
			answer += int32(len(cause.Error()))
		case error:
			answer += 2000
		case int32:
			answer += cause
		}
	}()
	answer = round
	return fail(kind, depth, keep)
}

func fail(kind, depth int32, n *node) int32 {
	if depth > 0 {
		return fail(kind, depth-1, &node{next: n}) + 1
	}
	var none *node
	some := []int32{1, 2, 3}
	switch kind {
	case 0:
		return none.value
	case 1:
		return some[n.valueOr(7)]
	case 2:
		return 9 / n.valueOr(0)
	case 3:
		panic(errAsked)
	case 4:
		panic(kind * 11)
	case 5:
		var any any = n
		return any.(interface{ Missing() int32 }).Missing()
	case 6:
		return some[n.valueOr(2):][n.valueOr(0)]
	}
	return n.valueOr(5)
}

//go:noinline
func (n *node) valueOr(other int32) int32 {
	if n.next == nil && n.value < 0 {
		return n.value
	}
	return other
}

// crossed panics in one goroutine while others wait, and grows stacks in them.
func crossed(round int32) (sum int32) {
	answers := make(chan int32)
	for i := range int32(6) {
		go func() {
			defer func() {
				if recover() != nil {
					answers <- i * i
				}
			}()
			n := descend(&node{value: i}, 300*i+round)
			if n.value&1 == 0 || i%2 == 0 {
				runtime.Gosched()
				panic(n.value)
			}
			answers <- i
		}()
	}
	for range 6 {
		sum += <-answers
	}
	return sum
}

// closures calls by number, through methods and through functions that are deferred in a loop.
func closures(round int32) (sum int32) {
	var calls []func(int32) int32
	n := &node{value: round}
	for i := range int32(40) {
		calls = append(calls, n.valueOr, func(x int32) int32 { return x*i + n.value })
	}
	for i, call := range calls {
		defer func() { sum = sum*3 + call(int32(i)) }()
	}
	return round
}

// chosen goes through loops with many ways, and back from some.
func chosen(round int32) (sum int32) {
	seen := map[int32]string{}
	state, text := round, ""
	float := float64(round) + 0.5
again:
	for i := range int32(200) {
		switch (state + i) % 11 {
		case 0:
			state, sum = sum&15, sum+state
		case 1, 2:
			text += "x"
			continue
		case 3:
			if len(text) > 20 {
				text = text[7:]
				continue again
			}
			seen[i] = text
		case 4:
			float = float64(float*0.5) - float64(i) // rounded before it is subtracted, on every machine
		case 5:
			for j := i; j < i+10; j++ {
				if j%6 == state%6 {
					break
				}
				sum ^= j << (j % 5)
			}
		case 6:
			if float < -100 {
				float += 50
			}
			sum += int32(float) & 255
		default:
			state += i*3 + int32(len(seen[i-1]))
		}
	}
	for i, s := range seen {
		sum += i * int32(len(s))
	}
	return sum
}

// nested panics while it recovers.
func nested(round int32) (sum int32) {
	defer func() {
		if cause := recover(); cause != nil {
			sum = sum*3 + cause.(int32)
		}
	}()
	defer func() {
		defer func() { sum = sum*3 + recover().(int32) }()
		panic(sum + 5)
	}()
	for i := range int32(10) {
		defer func() { sum += i }()
		if i == 7 {
			panic(round)
		}
	}
	return -1
}
