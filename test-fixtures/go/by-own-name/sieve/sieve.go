package sieve

import "time"

// Main sifts.
func Main() {
	for range time.Tick(time.Minute) {
		println("sifted")
	}
}
